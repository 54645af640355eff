#include "machine/names.h"

#include <algorithm>

#include "llvm/Support/FormatVariadic.h"
#include "machine/cpu.h"

namespace stackcheck {
namespace {

int preference(const ImageSymbol &symbol) {
  const int by_binding = symbol.binding == Binding::global ? 2 : symbol.binding == Binding::weak;
  return by_binding + (symbol.function ? 3 : 0);
}

}  // namespace

bool names_function(const Image &image, const ImageSymbol &symbol) {
  if (!symbol.defined || symbol.name.empty() || is_mapping_symbol(symbol.name)) return false;
  const ImageSection *section = image.section_at(symbol.address);
  if (!section || !section->code || symbol.data) return false;
  return symbol.function || (symbol.binding != Binding::local && image.is_code(symbol.address));
}

Names::Names(const Image &image) : image_(image) {
  read_functions();
  read_addresses_in_data();
}

std::string Names::unique(const std::string &symbol) {
  std::string name = symbol;
  for (int copy = 2; !used_.insert(name).second; ++copy)
    name = symbol + "@" + std::to_string(copy);
  return name;
}

void Names::read_functions() {
  std::vector<const ImageSymbol *> symbols;
  for (const ImageSymbol &symbol : image_.symbols())
    if (names_function(image_, symbol)) symbols.push_back(&symbol);
  std::ranges::stable_sort(symbols, [](const ImageSymbol *left, const ImageSymbol *right) {
    const auto key = [](const ImageSymbol *symbol) {
      return std::tuple(symbol->address, -preference(*symbol), symbol->name);
    };
    return key(left) < key(right);
  });
  const bool arm = std::string_view(image_.family().name) == "thumb";
  for (const ImageSymbol *symbol : symbols) {
    const auto [place, first] = by_address_.try_emplace(symbol->address);
    FunctionName &name = place->second;
    if (first) {
      name = {unique(symbol->name), symbol->binding, symbol->address,
              symbol->address + symbol->bytes, true};
      name.decodable = !arm || !symbol->function || symbol->thumb;
      const auto is_fragment = image_.family().is_fragment;
      name.fragment = (symbol->binding == Binding::local && symbol->name.ends_with(".cold")) ||
                      (is_fragment && is_fragment(symbol->name));
    } else {
      aliases_.push_back({unique(symbol->name), name.symbol, symbol->binding});
      name.end = std::max(name.end, symbol->address + symbol->bytes);
    }
  }
}

void Names::read_addresses_in_data() {
  for (const auto &[place, reference] : image_.references()) {
    if (!image_.is_absolute_word(reference)) continue;
    const ImageSymbol &symbol = image_.symbols()[reference.symbol];
    const auto word = image_.read(place, word_bytes(image_.family().absolute, reference.type));
    if (!symbol.defined || !word) continue;
    const auto pointer = static_cast<std::uint32_t>(
        symbol.address + image_.addend_of(reference, static_cast<std::uint32_t>(*word)));
    if (const ImageSection *section = image_.section_at(pointer); section && section->code)
      addresses_in_data_.insert(code_address(image_.family(), pointer));
  }
}

const FunctionName *Names::at(std::uint64_t address) const {
  const auto found = by_address_.find(address);
  return found == by_address_.end() ? nullptr : &found->second;
}

const FunctionName *Names::covering(std::uint64_t address) const {
  auto after = by_address_.upper_bound(address);
  if (after == by_address_.begin()) return nullptr;
  const FunctionName &name = std::prev(after)->second;
  return address < name.end || address == name.address ? &name : nullptr;
}

const FunctionName &Names::add(std::uint64_t address) {
  FunctionName &name = by_address_[address];
  added_.push_back(address);
  const FunctionName *cover = covering(address - 1);
  const std::string base = cover ? cover->symbol : image_.section_at(address)->name;
  const std::uint64_t from = cover ? cover->address : image_.section_at(address)->address;
  name = {unique(llvm::formatv("{0}+{1:x}", base, address - from)), Binding::local, address,
          address, true};
  return name;
}

std::set<std::uint64_t> Names::starts() const {
  std::set<std::uint64_t> result;
  for (const auto &[address, name] : by_address_) result.insert(address);
  return result;
}

}  // namespace stackcheck
