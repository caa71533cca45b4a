// A damaged `.kbx`: the sample with some of its bytes replaced, opened without a look at the digest, and
// asked everything. An input that looks like a `.kbx` is opened as it is; any other is a list of changes,
// eight bytes each: where (3 bytes), how, and a value (4 bytes).
#include <cstring>

#include "tests/fuzz/fuzz.h"

namespace {

constexpr std::size_t kChange = 8;
constexpr std::size_t kHeader = 8;  // what a file begins with; all else is reached by changes

void make(std::vector<std::byte>& bytes, std::string_view change) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(change[i]));
  };
  const std::uint32_t value = byte(4) | byte(5) << 8U | byte(6) << 16U | byte(7) << 24U;
  const std::size_t at = (byte(0) | byte(1) << 8U | byte(2) << 16U) % bytes.size();
  const std::size_t word = std::min(at & ~std::size_t{3}, bytes.size() - 4);
  switch (byte(3) % 6) {
    case 0: std::memcpy(&bytes[word], &value, 4); break;
    case 1: bytes[at] ^= std::byte{1} << (value % 8); break;
    case 2: bytes[at] = static_cast<std::byte>(value); break;
    case 3: {  // an index to a neighbour
      std::uint32_t old = 0;
      std::memcpy(&old, &bytes[word], 4);
      old += value % 16 - 8;
      std::memcpy(&bytes[word], &old, 4);
      break;
    }
    case 4:
      std::memmove(&bytes[word], &bytes[std::min<std::size_t>(value % bytes.size(), bytes.size() - 4)], 4);
      break;
    default: {
      const std::uint32_t none = kb::kNone;
      std::memcpy(&bytes[word], &none, 4);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::text(data, size);
  std::vector<std::byte> bytes;
  if (size > kHeader && input.substr(4, 3) == "KBX") {
    const auto* begin = reinterpret_cast<const std::byte*>(data);
    bytes.assign(begin, begin + size);
  } else {
    bytes = fuzz::sample_bytes();
    for (std::size_t at = 0; at + kChange <= input.size(); at += kChange)
      make(bytes, input.substr(at, kChange));
  }
  const auto whole = kb::KnowledgeBase::from_bytes(bytes);
  if (!whole) fuzz::require(!whole.error().message.empty(), "a refusal says why");
  if (const auto opened = kb::KnowledgeBase::from_bytes(bytes, {.check_digest = false}))
    fuzz::ask_everything(*opened, fuzz::seed_of(input), whole.has_value());
  return 0;
}
