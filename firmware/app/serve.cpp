// Jobs: clients of the status page.

#include "app/device.h"
#include "app/jobs.h"
#include "app/settings.h"
#include "app/status_page.h"
#include "io/wall_clock.h"

namespace settings = app::settings;
using app::Device;
using app::device;
using io::Deadline;
using io::Result;
using io::Status;

namespace {

bool write_page(std::string_view path, http::TextWriter &writer) {
  const Device &self = device();
  return app::write_status_page(path, {self.progress, self.lease, io::wall_clock.unix_s()},
                                writer);
}

// The client has its answer, or will have: close() lets it finish, and its end is its own matter.
void serve(net::TcpSocket &door) {
  Device &self = device();
  const http::Visit visit = http::serve(
      self.server, door,
      [](std::string_view path, http::TextWriter &writer) { return write_page(path, writer); },
      Deadline::in_ms(settings::request_ms));
  if (visit == http::Visit::answered) ++self.progress.visits;
  (void)door.close(Deadline::in_ms(settings::close_ms));
}

Status attend(net::TcpSocket &door) {
  const Result<bool> client = door.accept();
  if (client.status == Status::failed) return door.listen(settings::http_port);
  if (client.status != Status::ok || !client.value) return client.status;
  serve(door);
  return door.listen(settings::http_port);
}

}  // namespace

Status serve_clients() {
  for (net::TcpSocket &door : device().doors) {
    const Status status = attend(door);
    if (status != Status::ok) return status;
  }
  return Status::ok;
}
