#pragma once
// What the firmware does, one function a job. They have C linkage because budget files name
// them: each is an entry point whose stack depth is reported by itself.

#include "http/exchange.h"
#include "io/status.h"

extern "C" {

/// Resets the W5500, gives it its addresses, and waits for the link.
io::Status network_bring_up();

/// Gives TLS its memory, its random numbers and its root certificate.
io::Status tls_bring_up();

/// Fetches settings::fetch_url into app::body; ok says that there is an answer to report.
io::Status https_fetch(http::Answer &answer);

/// Posts what `fetched` says to settings::report_url; ok: the server took it.
io::Status plain_post(const http::Answer &fetched);
}
