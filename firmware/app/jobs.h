#pragma once
// What the firmware does, one function a job. They have C linkage because budget files name
// them: each is an entry point whose stack depth is reported by itself.

#include "io/status.h"

extern "C" {

/// Resets the W5500, waits for the link, and gets its addresses by DHCP.
io::Status network_bring_up();

/// Whether the network still holds: the link is up, and the lease runs, extended if it is time.
io::Status network_keep();

/// Asks settings::time_server for the date.
io::Status clock_bring_up();

/// Gives TLS its memory, its random numbers and its root certificate.
io::Status tls_bring_up();

/// Fetches settings::fetch_url into app::body; what came of it is the device's Progress::last.
/// ok: there is an answer, if perhaps not a whole one.
io::Status https_fetch();

/// Posts what the last fetch came to, to settings::report_url; ok: the server took it.
io::Status plain_post();

/// Lets clients in at settings::http_port, and answers those that are there.
io::Status serve_clients();
}
