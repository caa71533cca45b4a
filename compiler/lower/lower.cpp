// Lower in its order, and the pool of texts.
#include "compiler/lower/lower.h"

#include "compiler/lower/lowering.h"

namespace kbc {

std::string_view TextPool::text_at(const Bytes& bytes, std::uint32_t offset) {
  std::size_t length = 0;
  for (unsigned shift = 0;; shift += 7) {
    const std::uint8_t byte = bytes[offset++];
    length |= (byte & std::size_t{0x7F}) << shift;
    if ((byte & 0x80U) == 0) break;
  }
  return {reinterpret_cast<const char*>(bytes.data()) + offset, length};
}

std::uint32_t TextPool::add(std::string_view text) {
  if (text.empty()) return 0;
  const auto offset = static_cast<std::uint32_t>(bytes_->size());
  for (std::size_t length = text.size();;) {
    const auto low = static_cast<std::uint8_t>(length & 0x7FU);
    length >>= 7U;
    bytes_->push_back(length == 0 ? low : static_cast<std::uint8_t>(low | 0x80U));
    if (length == 0) break;
  }
  bytes_->insert(bytes_->end(), text.begin(), text.end());
  const auto [known, fresh] = offsets_.insert(offset);
  if (!fresh) bytes_->resize(offset);
  return *known;
}

Tables lower(const Knowledge& knowledge, const Grades& grades, const Sources& sources) {
  Lowering lowering{knowledge, grades, sources, {}, {}, {}, {}, {}};
  lowering.detail.assign(knowledge.things.size(), kNoRow);
  lowering.taking.assign(knowledge.things.size(), kNoRow);
  lowering.conditions.assign(knowledge.conditions.size(), kNoRow);
  lower_people(lowering);
  lower_options(lowering);
  lower_grounds(lowering);
  lower_rules(lowering);
  lower_guidance(lowering);
  lower_nodes(lowering);
  return std::move(lowering.t);
}

}  // namespace kbc
