// Jobs: what is fetched, and reported.

#include "app/jobs.h"

#include <array>

#include "app/device.h"
#include "app/lookup.h"
#include "app/report_text.h"
#include "app/root_certificate.h"
#include "app/settings.h"

namespace settings = app::settings;
using app::Device;
using app::device;
using app::Fetched;
using io::Deadline;
using io::Result;
using io::Status;

namespace {

Status connect_to(const http::Url &url) {
  Device &self = device();
  const Result<net::IpAddress> ip = app::look_up(url.host);
  if (ip.status != Status::ok) return ip.status;
  return self.connection.connect({ip.value, url.port}, self.ports.next(),
                                 Deadline::in_ms(settings::connect_ms));
}

// An answer that is complete stays so, however the goodbyes after it end.
void hang_up() { (void)device().connection.close(Deadline::in_ms(settings::close_ms)); }

Status fetch_over_tls(const http::Url &url, http::Answer &answer) {
  Device &self = device();
  const Status started = self.secure.start(self.trust, self.connection, url.host,
                                           Deadline::in_ms(settings::handshake_ms));
  if (started == Status::ok)
    answer = http::exchange(self.http, self.secure, {.url = url, .content_type = {}, .body = {}},
                            app::body, Deadline::in_ms(settings::answer_ms));
  (void)self.secure.close(Deadline::in_ms(settings::close_ms));
  return started;
}

Status post(const http::Url &url, std::string_view text) {
  const http::Request request{.method = "POST",
                              .url = url,
                              .content_type = "application/json",
                              .body = http::bytes_of(text)};
  const http::Answer answer = http::exchange(device().http, device().connection, request, {},
                                             Deadline::in_ms(settings::answer_ms));
  // The server's words about it are not kept, so an answer that is too large is fine.
  const bool whole =
      answer.outcome == http::Outcome::complete || answer.outcome == http::Outcome::too_large;
  return whole && answer.status / 100 == 2 ? Status::ok : Status::failed;
}

// Nothing of what was fetched before is to pass for the answer.
Fetched fetch() {
  app::body.fill(0);
  const Result<http::Url> url = http::parse_url(settings::fetch_url);
  if (url.status != Status::ok) return {url.status, {}};
  Fetched fetched{connect_to(url.value), {}};
  if (fetched.status != Status::ok) return fetched;
  fetched.status = fetch_over_tls(url.value, fetched.answer);
  hang_up();
  return fetched;
}

}  // namespace

Status tls_bring_up() { return device().trust.start(app::tls_pool, app::root_certificate); }

Status https_fetch() {
  app::Progress &progress = device().progress;
  progress.last = fetch();
  ++progress.fetches;
  if (progress.last.answer.outcome == http::Outcome::complete) ++progress.complete;
  return progress.last.status;
}

Status plain_post() {
  std::array<char, 128> buffer;
  const std::string_view text = app::report_text(device().progress.last, buffer);
  const Result<http::Url> url = http::parse_url(settings::report_url);
  if (url.status != Status::ok) return url.status;
  Status status = connect_to(url.value);
  if (status != Status::ok) return status;
  status = post(url.value, text);
  hang_up();
  if (status == Status::ok) ++device().progress.reports;
  return status;
}
