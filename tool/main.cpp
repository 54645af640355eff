#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <new>

#include "output.h"
#include "pipeline.h"

namespace stackcheck {

bool wants_color(const Options &options) {
  if (options.color != Color::automatic) return options.color == Color::always;
  return options.output.empty() && ::isatty(STDOUT_FILENO) == 1 && !std::getenv("NO_COLOR");
}

struct Report {
  std::string text;
  int status = 0;
};

void deliver(const Report &report, const Options &options) {
  if (!options.output.empty()) return write_to_file(options.output, report.text);
  const bool was_asked_for = !options.question.empty();
  if (!options.quiet || report.status != 0 || was_asked_for) write_to_stdout(report.text);
}

Report make_report(const Options &options) {
  const Format &format = find_format(options.format);
  const ReportOptions shape{wants_color(options), std::filesystem::current_path().string()};
  if (!options.question.empty())
    return {format.write_explanation(explain_boards(options), shape), 0};
  if (options.reads_only) {
    const Reads reads = collect_reads(options);
    return {(options.contracts_only ? format.write_inferred : format.write_reads)(reads, shape),
            exit_status(reads)};
  }
  if (options.facts_only) {
    const UnitFacts facts = collect_facts(options);
    return {format.write_unit_facts(facts, shape), exit_status(facts)};
  }
  const Verdict verdict = analyse_boards(options);
  return {format.write_report(verdict, shape), exit_status(verdict)};
}

int run(const std::vector<std::string> &arguments) {
  const Options options = parse_options(arguments);
  if (options.help) return write_to_stdout(help_text()), 0;
  if (options.version) return write_to_stdout("stackcheck " STACKCHECK_VERSION "\n"), 0;
  const Report report = make_report(options);
  deliver(report, options);
  return report.status;
}

}  // namespace stackcheck

int main(int count, char **values) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that hangs up is an error like a full disk
  try {
    return stackcheck::run({values + 1, values + count});
  } catch (const std::bad_alloc &) {
    stackcheck::print_error("out of memory");
  } catch (const std::exception &error) {
    stackcheck::print_error(error.what());
  } catch (...) {
    stackcheck::print_error("unexpected failure");
  }
  return 2;
}
