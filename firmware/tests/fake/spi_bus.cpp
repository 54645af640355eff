#include "spi_bus.h"

#include "simulator/chip.h"

namespace {

bool bus_works(simulator::Chip &chip) {
  if (chip.frames_until_bus_fails == 0) return false;
  if (chip.frames_until_bus_fails > 0) --chip.frames_until_bus_fails;
  return true;
}

}  // namespace

io::Status port::SpiBus::send(std::span<const std::uint8_t> head,
                              std::span<const std::uint8_t> data) {
  if (chip_ == nullptr || !bus_works(*chip_)) return io::Status::chip_fault;
  chip_->send(head, data);
  return io::Status::ok;
}

io::Status port::SpiBus::receive(std::span<const std::uint8_t> head, std::span<std::uint8_t> data) {
  if (chip_ == nullptr || !bus_works(*chip_)) return io::Status::chip_fault;
  chip_->receive(head, data);
  return io::Status::ok;
}
