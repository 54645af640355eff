#include "app/run.h"

#include "app/device.h"
#include "app/jobs.h"
#include "app/settings.h"
#include "board.h"

namespace app {

using io::Status;

namespace {

/// Which of the bring-ups still hold; one that failed is tried again a period later.
struct Ready {
  bool network = false;
  bool tls = false;

  bool bring_up() {
    if (!network) network = network_bring_up() == Status::ok;
    if (!tls) tls = tls_bring_up() == Status::ok;
    return network && tls;
  }
};

Status fetch_and_report() {
  http::Answer answer;
  const Status fetched = https_fetch(answer);
  const Status reported = plain_post(answer);
  return fetched == Status::ok ? reported : fetched;
}

// Another host with our address makes every connection doubtful: begin again.
bool chip_is_fine() {
  if (!board::take_chip_event()) return true;
  const io::Result<std::uint8_t> events = device().chip.take_events();
  return events.status == Status::ok && (events.value & w5500::interrupt_conflict) == 0;
}

}  // namespace

void run() {
  Ready ready;
  for (io::Deadline next_turn;; board::wait_for_interrupt()) {
    if (!chip_is_fine()) ready.network = false;
    if (!next_turn.passed()) continue;
    next_turn = io::Deadline::in_ms(settings::period_ms);
    if (ready.bring_up() && fetch_and_report() == Status::chip_fault) ready.network = false;
  }
}

}  // namespace app
