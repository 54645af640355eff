// Jobs: the network, the time.

#include "app/device.h"
#include "app/jobs.h"
#include "app/lookup.h"
#include "app/settings.h"
#include "io/wall_clock.h"

namespace settings = app::settings;
using app::Device;
using app::device;
using io::Deadline;
using io::Result;
using io::Status;

namespace {

Status take_lease(const Result<net::Lease> &lease) {
  if (lease.status != Status::ok) return lease.status;
  Device &self = device();
  self.lease = lease.value;
  return self.chip.set_addresses(
      {settings::mac, self.lease.ip, self.lease.subnet_mask, self.lease.gateway});
}

// What does not answer may answer the next time, as long as the lease runs.
Status extend_lease() {
  net::DhcpClient &dhcp = device().dhcp;
  if (!dhcp.is_to_extend()) return Status::ok;
  const Status extended =
      take_lease(dhcp.extend(settings::mac, Deadline::in_ms(settings::lease_ms)));
  const bool may_wait = extended == Status::timed_out || extended == Status::refused;
  return may_wait && !dhcp.is_over() ? Status::ok : extended;
}

}  // namespace

Result<net::IpAddress> app::look_up(std::string_view name) {
  Device &self = device();
  const bool has_server = self.lease.name_server != net::IpAddress{};
  return self.resolver.resolve(name, has_server ? self.lease.name_server : self.lease.gateway,
                               Deadline::in_ms(settings::resolve_ms));
}

Status network_bring_up() {
  Device &self = device();
  Status status = self.chip.start();
  if (status == Status::ok) status = self.chip.set_addresses({settings::mac, {}, {}, {}});
  if (status == Status::ok) status = self.chip.enable_events(w5500::interrupt_conflict);
  if (status == Status::ok) status = self.chip.wait_for_link(Deadline::in_ms(settings::link_ms));
  if (status == Status::ok)
    status = take_lease(self.dhcp.obtain(settings::mac, Deadline::in_ms(settings::lease_ms)));
  if (status == Status::ok) ++self.progress.starts;
  return status;
}

Status network_keep() {
  const Status answers = device().chip.check_version();
  if (answers != Status::ok) return answers;
  const Result<bool> link = device().chip.link_is_up();
  if (link.status != Status::ok) return link.status;
  return link.value ? extend_lease() : Status::link_down;
}

Status clock_bring_up() {
  const Result<net::IpAddress> server = app::look_up(settings::time_server);
  if (server.status != Status::ok) return server.status;
  const Result<std::uint32_t> unix_s =
      device().time.ask(server.value, Deadline::in_ms(settings::time_ms));
  if (unix_s.status == Status::ok) io::wall_clock.set(unix_s.value);
  return unix_s.status;
}
