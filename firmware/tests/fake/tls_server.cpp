#include "fake/tls_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

extern char **environ;

namespace fake {

namespace {

using namespace std::chrono_literals;

[[noreturn]] void fail(const std::string &what) { throw std::runtime_error(what); }

std::string read_file(const std::filesystem::path &path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Starts openssl in `directory`, with these as its standard input and its output.
pid_t start_openssl(std::vector<std::string> arguments, const std::filesystem::path &directory,
                    int input, const std::filesystem::path &output) {
  arguments.insert(arguments.begin(), "openssl");
  std::vector<char *> pointers;
  for (std::string &argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, directory.c_str());
  posix_spawn_file_actions_adddup2(&actions, input, 0);
  posix_spawn_file_actions_addopen(&actions, 1, output.c_str(), O_CREAT | O_WRONLY | O_APPEND,
                                   0600);
  posix_spawn_file_actions_adddup2(&actions, 1, 2);
  pid_t process = -1;
  const int result = posix_spawnp(&process, "openssl", &actions, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (result != 0) fail("cannot start openssl");
  return process;
}

void openssl(const TemporaryDirectory &directory, const std::vector<std::string> &arguments) {
  const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  const pid_t process =
      start_openssl(arguments, directory.path(), nothing, directory / "openssl.log");
  close(nothing);
  int status = 0;
  if (waitpid(process, &status, 0) != process || status != 0)
    fail("openssl " + arguments[0] + ": " + read_file(directory / "openssl.log"));
}

std::vector<std::string> key_arguments(Certificates::Key key) {
  if (key == Certificates::Key::ec) return {"-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"};
  return {"-newkey", "rsa:2048"};
}

std::vector<std::string> joined(std::vector<std::string> first, std::vector<std::string> then) {
  first.insert(first.end(), then.begin(), then.end());
  return first;
}

/// A port that was free a moment ago.
std::uint16_t free_port() {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto *any = reinterpret_cast<sockaddr *>(&address);
  const bool ok = bind(listener, any, size) == 0 && getsockname(listener, any, &size) == 0;
  close(listener);
  if (!ok) fail("no free port");
  return ntohs(address.sin_port);
}

}  // namespace

TemporaryDirectory::TemporaryDirectory() {
  std::string name = (std::filesystem::temp_directory_path() / "firmware-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) fail("cannot make a temporary directory");
  path_ = name;
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Certificates::Certificates(Key key, const std::string &host) {
  openssl(directory_, joined({"req", "-x509", "-nodes", "-days", "2", "-subj", "/CN=Test Root",
                              "-keyout", "root.key", "-out", "root.pem"},
                             key_arguments(key)));
  openssl(directory_, joined({"req", "-nodes", "-subj", "/CN=" + host, "-keyout", "leaf.key",
                              "-out", "leaf.csr"},
                             key_arguments(key)));
  std::ofstream(directory_ / "leaf.ext") << "subjectAltName=DNS:" << host << "\n";
  openssl(directory_,
          {"x509", "-req", "-in", "leaf.csr", "-CA", "root.pem", "-CAkey", "root.key",
           "-CAcreateserial", "-days", "2", "-extfile", "leaf.ext", "-out", "leaf.pem"});
  openssl(directory_, {"x509", "-in", "root.pem", "-outform", "DER", "-out", "root.der"});
  const std::string der = read_file(directory_ / "root.der");
  root_.assign(der.begin(), der.end());
}

void Certificates::add_file(const std::string &name, const std::string &text) const {
  std::ofstream(directory_ / name, std::ios::binary) << text;
}

TlsServer::TlsServer(const Certificates &certificates, std::vector<std::string> more_arguments)
    : port_(free_port()) {
  output_ = certificates.directory() / ("server-" + std::to_string(port_) + ".log");
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) fail("no pipe");
  process_ = start_openssl(joined({"s_server", "-cert", "leaf.pem", "-key", "leaf.key", "-accept",
                                   "127.0.0.1:" + std::to_string(port_)},
                                  std::move(more_arguments)),
                           certificates.directory().path(), ends[0], output_);
  close(ends[0]);
  input_ = ends[1];
  for (int turn = 0; heard().find("ACCEPT") == std::string::npos; ++turn) {
    if (turn == 3000) fail("openssl s_server does not come up: " + heard());
    std::this_thread::sleep_for(10ms);
  }
}

void TlsServer::say(const std::string &text) {
  if (write(input_, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
    fail("the server does not listen to its input");
}

void TlsServer::kill() {
  if (process_ < 0) return;
  ::kill(process_, SIGKILL);
  waitpid(process_, nullptr, 0);
  close(input_);
  process_ = -1;
}

std::string TlsServer::heard() const { return read_file(output_); }

}  // namespace fake
