// Sockets held by C++ objects that close themselves: readers, strings and vectors over them.
// api: posix
#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

class Socket {
 public:
  explicit Socket(int fd) : fd_(fd) {}
  Socket(const Socket &) = delete;
  Socket &operator=(const Socket &) = delete;
  ~Socket() {
    if (fd_ >= 0) ::close(fd_);
  }
  int fd() const { return fd_; }
  ssize_t receive(void *into, size_t room) { return ::recv(fd_, into, room, 0); }

 private:
  int fd_;
};

class LineReader {
 public:
  explicit LineReader(Socket &socket) : socket_(socket) {}
  bool next(std::string &line);
  bool next_or_end(std::string &line);
  void skip_to_newline();

 private:
  Socket &socket_;
};

bool LineReader::next(std::string &line) {
  char c = 0;
  while (c != '\n') {
    ssize_t n = socket_.receive(&c, 1);  // expect-finding: reads-again-after-close
    if (n < -1) return false;
    line.push_back(c);
  }
  return true;
}

bool LineReader::next_or_end(std::string &line) {  // expect-nothing: reads-again-after-close
  char c = 0;
  while (c != '\n') {
    if (socket_.receive(&c, 1) != 1) return false;
    line.push_back(c);
  }
  return true;
}

void LineReader::skip_to_newline() {
  char c = 0;
  do {
    socket_.receive(&c, 1);  // expect-finding: reads-again-after-close
  } while (c != '\n');
}

std::string take_text(Socket &socket) {
  std::array<char, 256> block;
  auto n = socket.receive(block.data(), block.size());  // expect-finding: close-result-used-as-length
  return std::string(block.data(), static_cast<size_t>(n));
}

std::string take_text_checked(Socket &socket) {  // expect-nothing: close-result-used-as-length
  std::array<char, 256> block;
  auto n = socket.receive(block.data(), block.size());
  return std::string(block.data(), static_cast<size_t>(std::max<ssize_t>(n, 0)));
}

std::vector<std::uint8_t> download(Socket &socket) {
  std::vector<std::uint8_t> all;
  std::array<std::uint8_t, 512> block;
  for (;;) {
    auto n = socket.receive(block.data(), block.size());  // expect-finding: data-lost-on-close
    if (n == 0) return all;
    if (n < 0) return {};
    all.insert(all.end(), block.begin(), block.begin() + n);
  }
}

std::vector<std::uint8_t> download_and_keep(Socket &socket) {  // expect-nothing: data-lost-on-close
  std::vector<std::uint8_t> all;
  std::array<std::uint8_t, 512> block;
  for (;;) {
    auto n = socket.receive(block.data(), block.size());
    if (n <= 0) return all;
    all.insert(all.end(), block.begin(), block.begin() + n);
  }
}

class Message {
 public:
  bool read_from(Socket &socket);
  bool read_all_from(Socket &socket);
  std::uint32_t id() const { return id_; }

 private:
  std::uint32_t id_ = 0;
};

bool Message::read_from(Socket &socket) {
  return socket.receive(&id_, sizeof id_) > 0;  // expect-finding: short-read-taken-for-full
}

bool Message::read_all_from(Socket &socket) {  // expect-nothing: short-read-taken-for-full
  auto *bytes = reinterpret_cast<char *>(&id_);
  for (size_t got = 0; got < sizeof id_;) {
    auto n = socket.receive(bytes + got, sizeof id_ - got);
    if (n <= 0) return false;
    got += static_cast<size_t>(n);
  }
  return true;
}

int serve(int accepted, const std::string &answer) {
  Socket client(accepted);
  char head[128];
  if (client.receive(head, sizeof head) <= 0) return -1;
  if (::send(client.fd(), answer.data(), answer.size(), 0) < 0) return -1;
  return 0;  // expect-finding: close-resets-peer
}

int serve_and_drain(int accepted, const std::string &answer) {  // expect-nothing: close-resets-peer
  Socket client(accepted);
  char head[128];
  if (client.receive(head, sizeof head) <= 0) return -1;
  if (::send(client.fd(), answer.data(), answer.size(), 0) < 0) return -1;
  ::shutdown(client.fd(), SHUT_WR);
  while (client.receive(head, sizeof head) > 0) {
  }
  return 0;
}
