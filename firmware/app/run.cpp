#include "app/run.h"

#include "app/device.h"
#include "app/jobs.h"
#include "app/settings.h"
#include "board.h"
#include "io/wall_clock.h"

namespace app {

using io::Deadline;
using io::Status;

namespace {

/// Which of the bring-ups still hold; one that failed is tried again soon.
struct Ready {
  bool network = false;
  bool tls = false;
  Deadline clock_is_right;

  bool bring_up() {
    if (network) network = network_keep() == Status::ok;
    if (!network) network = network_bring_up() == Status::ok;
    if (!tls) tls = tls_bring_up() == Status::ok;
    if (network && clock_is_right.passed() && clock_bring_up() == Status::ok)
      clock_is_right = Deadline::in_ms(settings::clock_period_ms);
    return network && tls && io::wall_clock.is_set();
  }
};

// A chip that does not answer makes all it knew doubtful: begin again.
bool fetch_and_report() {
  const Status fetched = https_fetch();
  const Status reported = plain_post();
  return fetched != Status::chip_fault && reported != Status::chip_fault;
}

Deadline take_turn(Ready &ready) {
  if (!ready.bring_up()) return Deadline::in_ms(settings::retry_ms);
  ready.network = fetch_and_report();
  return Deadline::in_ms(ready.network ? settings::period_ms : settings::retry_ms);
}

// Another host with our address makes every connection doubtful as well.
bool chip_is_fine() {
  const io::Result<std::uint8_t> events = device().chip.take_events();
  return events.status == Status::ok && (events.value & w5500::interrupt_conflict) == 0;
}

}  // namespace

void run() {
  Ready ready;
  Deadline next_turn, next_look;
  for (;; board::wait_for_interrupt()) {
    // The chip's edge can be missed while another of its events lasts, so clients are also looked
    // for now and then.
    const bool called = board::take_chip_event();
    if (ready.network && (called || next_look.passed())) {
      next_look = Deadline::in_ms(settings::look_for_clients_ms);
      ready.network = (!called || chip_is_fine()) && serve_clients() == Status::ok;
      if (!ready.network) next_turn = Deadline::in_ms(settings::retry_ms);
    }
    if (next_turn.passed()) next_turn = take_turn(ready);
  }
}

}  // namespace app
