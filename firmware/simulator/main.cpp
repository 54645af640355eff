// A W5500 for firmware that runs in QEMU: the chip's model between two pipes and the network
// of this machine.

#include <csignal>
#include <cstdio>
#include <chrono>
#include <exception>
#include <vector>

#include "simulator/chip.h"
#include "simulator/network.h"
#include "simulator/options.h"
#include "simulator/pipes.h"

namespace {

using simulator::Chip;
using simulator::Frame;
using simulator::Options;
using simulator::Pipes;

std::uint32_t now_ms() {
  using namespace std::chrono;
  static const auto start = steady_clock::now();
  return static_cast<std::uint32_t>(
      duration_cast<milliseconds>(steady_clock::now() - start).count());
}

void misbehave(Chip &chip, const Options &options) {
  chip.link_up_at_ms = options.link_up_after_ms;
  if (options.absent) chip.absent_reads_as = 0xff;
  for (simulator::Socket &socket : chip.sockets) {
    socket.takes_commands = !options.stuck_commands;
    socket.received_lie = options.received_lie.value_or(-1);
    socket.free_lie = options.free_lie.value_or(-1);
  }
}

void connect_to_network(Chip &chip, const simulator::Routes &routes) {
  for (simulator::Socket &socket : chip.sockets) {
    auto network = std::make_shared<simulator::Network>(routes);
    network->attach(socket);
    socket.peer = std::move(network);
  }
}

/// Serves frames until the firmware is gone or the bus is to fail.
class Bus {
 public:
  Bus(Chip &chip, Pipes &pipes, const Options &options)
      : chip_(chip), pipes_(pipes), options_(options) {}

  void serve() {
    while (options_.bus_fails_at != frames_) {
      chip_.poll();
      pipes_.set_interrupt(chip_.interrupts());
      if (pipes_.wait(1) && !serve_frame()) return;
    }
  }

  std::uint64_t frames() const { return frames_; }

 private:
  bool serve_frame() {
    Frame frame;
    if (!pipes_.read(frame)) return false;
    ++frames_;
    std::vector<std::uint8_t> data(frame.data_bytes);
    if (frame.writes()) {
      if (!pipes_.read(data)) return false;
      chip_.send(frame.head, data);
      return true;
    }
    chip_.receive(frame.head, data);
    lose_byte(data);
    return pipes_.write(data);
  }

  void lose_byte(std::vector<std::uint8_t> &data) {
    const std::uint64_t first = bytes_;
    bytes_ += data.size();
    if (options_.loses_byte_at && *options_.loses_byte_at >= first &&
        *options_.loses_byte_at < bytes_)
      data[*options_.loses_byte_at - first] = 0xff;
  }

  Chip &chip_;
  Pipes &pipes_;
  const Options &options_;
  std::uint64_t frames_ = 0, bytes_ = 0;
};

void print_summary(const Chip &chip, std::uint64_t frames) {
  std::printf("{\"frames\": %llu, \"sockets\": [", static_cast<unsigned long long>(frames));
  for (std::size_t number = 0; number != chip.sockets.size(); ++number) {
    const simulator::Socket &socket = chip.sockets[number];
    std::printf("%s\n  {\"state\": %d, \"closed_with_unread\": %d, \"abandoned\": %d, "
                "\"dropped_datagrams\": %d}",
                number == 0 ? "" : ",", socket.state(), socket.closed_with_unread,
                socket.abandoned, socket.dropped_datagrams);
  }
  std::printf("]}\n");
}

int run(const Options &options) {
  Chip chip(now_ms);
  misbehave(chip, options);
  connect_to_network(chip, options.routes);
  std::uint64_t frames = 0;
  {
    Pipes pipes(options.directory);
    Bus bus(chip, pipes, options);
    bus.serve();
    frames = bus.frames();
  }
  print_summary(chip, frames);
  return 0;
}

}  // namespace

int main(int argc, char **argv) {
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return run(simulator::parse_options(std::vector<std::string>(argv + 1, argv + argc)));
  } catch (const std::exception &error) {
    std::fprintf(stderr, "w5500-simulator: %s\n%s", error.what(),
                 argc < 2 ? simulator::usage : "");
    return 2;
  }
}
