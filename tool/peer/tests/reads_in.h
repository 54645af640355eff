#pragma once
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "peer/peer.h"

namespace stackcheck {

/// The declarations a case needs of POSIX, as its headers would have them.
inline const std::string posix_header = R"(
typedef long ssize_t; typedef unsigned long size_t;
ssize_t recv(int, void *, size_t, int); ssize_t send(int, const void *, size_t, int);
int close(int); int shutdown(int, int); void *memcpy(void *, const void *, size_t);
char *strstr(const char *, const char *); int printf(const char *, ...);
unsigned millis(void); int *__errno_location(void);
#define errno (*__errno_location())
#define EINTR 4
#define EAGAIN 11
#define ECONNRESET 104
#define ENOTCONN 107
#define MSG_WAITALL 0x100
#define MSG_PEEK 2
#define MSG_DONTWAIT 0x40
)";

/// Those of WIZnet's ioLibrary.
inline const std::string wiznet_header = R"(
typedef unsigned char uint8_t; typedef unsigned short uint16_t; typedef int int32_t;
#define SOCKERR_SOCKSTATUS (SOCK_ERROR - 7)
#define SOCKERR_SOCKMODE (SOCK_ERROR - 5)
#define SOCK_ERROR 0
#define SOCK_BUSY 0
#define SOCK_ESTABLISHED 0x17
#define SOCK_CLOSE_WAIT 0x1c
#define SOCK_CLOSED 0
uint8_t WIZCHIP_READ(unsigned address);
#define Sn_SR(n) (0x300 + ((n) << 5))
#define getSn_SR(sn) WIZCHIP_READ(Sn_SR(sn))
uint16_t getSn_RX_RSR(uint8_t sn);
int32_t recv(uint8_t sn, uint8_t *buffer, uint16_t length);
int32_t send(uint8_t sn, uint8_t *buffer, uint16_t length);
signed char close(uint8_t sn); signed char disconnect(uint8_t sn);
)";

/// What is found in a source text.
inline Reads reads_in(const std::string &source, const std::string &suffix = ".c",
                      const std::vector<Contract> &own = {}) {
  std::string pattern = (std::filesystem::temp_directory_path() / "stackcheck-XXXXXX").string();
  const std::string folder = ::mkdtemp(pattern.data());
  const std::string file = folder + "/case" + suffix;
  std::ofstream(file) << source;
  const std::string compiler = suffix == ".c" ? "clang" : "clang++";
  std::vector<Contract> contracts = builtin_contracts();
  contracts.insert(contracts.end(), own.begin(), own.end());
  const Reads reads = find_reads(
      {folder, file, {compiler, "--target=x86_64-linux-gnu", "-c", file}, 0, ""}, contracts);
  std::filesystem::remove_all(folder);
  return reads;
}

/// The findings as "name in function", and undecided sites as "? function: reason".
inline std::vector<std::string> findings_in(const std::string &source,
                                            const std::string &suffix = ".c") {
  const Reads reads = reads_in(source, suffix);
  std::vector<std::string> texts;
  for (const Finding &finding : reads.findings)
    texts.push_back(std::string(to_name(finding.kind)) + " in " + finding.function);
  for (const UndecidedSite &site : reads.undecided)
    texts.push_back("? " + site.function + ": " + site.reason);
  return texts;
}

}  // namespace stackcheck
