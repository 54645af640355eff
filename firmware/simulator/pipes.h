#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>

namespace simulator {

/// The head of an SPI frame as the firmware's port announces it (ports/mps2/spi_bus.h).
struct Frame {
  std::size_t data_bytes = 0;
  std::array<std::uint8_t, 3> head{};
  bool writes() const { return (head[2] & 0x04) != 0; }
};

/// The SPI bus and the INTn line of firmware that runs in QEMU, as pipes.
class Pipes {
 public:
  /// Waits until the firmware has opened its ends.
  explicit Pipes(const std::string &directory);
  ~Pipes();
  Pipes(const Pipes &) = delete;
  Pipes &operator=(const Pipes &) = delete;

  /// Whether a frame is there within `wait_ms`, or the firmware is gone.
  bool wait(int wait_ms) const;

  /// False when the firmware is gone, also in the middle.
  bool read(Frame &frame);
  bool read(std::span<std::uint8_t> data);
  bool write(std::span<const std::uint8_t> data);

  /// The level of INTn; the firmware hears of its fall.
  void set_interrupt(bool low);

 private:
  int to_chip_, from_chip_, interrupt_;
  bool interrupt_low_ = false;
};

}  // namespace simulator
