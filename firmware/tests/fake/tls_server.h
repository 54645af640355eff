#pragma once
// A real TLS server for the client to meet: `openssl s_server` in a process of its own, with
// certificates made for the test by `openssl` as well.

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace fake {

/// A directory that goes away with the test.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory &) = delete;
  TemporaryDirectory &operator=(const TemporaryDirectory &) = delete;
  std::filesystem::path operator/(const std::string &name) const { return path_ / name; }
  const std::filesystem::path &path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// A root, and the certificate for `host` it signed.
class Certificates {
 public:
  enum class Key { ec, rsa };
  Certificates(Key key, const std::string &host);

  const std::vector<std::uint8_t> &root() const { return root_; }
  const TemporaryDirectory &directory() const { return directory_; }

  /// Makes a file the server can send.
  void add_file(const std::string &name, const std::string &text) const;

 private:
  TemporaryDirectory directory_;
  std::vector<std::uint8_t> root_;  ///< DER
};

/// `openssl s_server` on a port of the loopback address. With "-HTTP" it answers a request
/// with the file that it names and then ends the connection with a close_notify.
class TlsServer {
 public:
  TlsServer(const Certificates &certificates, std::vector<std::string> more_arguments = {});
  ~TlsServer() { kill(); }
  TlsServer(const TlsServer &) = delete;
  TlsServer &operator=(const TlsServer &) = delete;

  std::uint16_t port() const { return port_; }

  /// Goes to the client. Begins with none of the letters s_server takes for a command.
  void say(const std::string &text);

  /// Ends the connection as a crash would: no close_notify.
  void kill();

  /// What it has written about the connection, and what the client said, until now.
  std::string heard() const;

 private:
  std::uint16_t port_ = 0;
  pid_t process_ = -1;
  int input_ = -1;
  std::filesystem::path output_;
};

}  // namespace fake
