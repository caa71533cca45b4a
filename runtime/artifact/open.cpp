// Opening a `.kbx`: mapped, its frame verified, its version and digest compared.
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "runtime/artifact/check.h"
#include "runtime/artifact/checked.h"

namespace kb {
namespace {

tl::unexpected<OpenError> refuse(OpenErrorKind kind, std::string message) {
  return tl::unexpected(OpenError{kind, std::move(message)});
}

struct Unmap {
  std::size_t size;
  void operator()(const void* address) const { munmap(const_cast<void*>(address), size); }
};

}  // namespace

DigestValue digest_of(std::span<const std::byte> bytes, std::size_t digest_offset) {
  constexpr std::array<std::byte, sizeof(fbs::Digest)> kZeros{};
  XXH3_state_t* state = XXH3_createState();
  XXH3_128bits_reset(state);
  XXH3_128bits_update(state, bytes.data(), digest_offset);
  XXH3_128bits_update(state, kZeros.data(), kZeros.size());
  const std::span<const std::byte> rest = bytes.subspan(digest_offset + kZeros.size());
  XXH3_128bits_update(state, rest.data(), rest.size());
  const XXH128_hash_t hash = XXH3_128bits_digest(state);
  XXH3_freeState(state);
  return {hash.low64, hash.high64};
}

tl::expected<KnowledgeBase, OpenError> KnowledgeBase::open(const std::string& path,
                                                           const OpenOptions& options) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0)
    return refuse(OpenErrorKind::unreadable, fmt::format("cannot open {}: {}", path, std::strerror(errno)));
  struct stat status {};
  const bool regular = fstat(file, &status) == 0 && S_ISREG(status.st_mode);
  const auto size = regular ? static_cast<std::size_t>(status.st_size) : 0;
  void* address = size == 0 ? MAP_FAILED : mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  ::close(file);
  if (!regular) return refuse(OpenErrorKind::unreadable, fmt::format("{} is no regular file", path));
  if (size == 0)
    return refuse(OpenErrorKind::not_a_kbx, fmt::format("{} is empty: build it again with kbc", path));
  if (address == MAP_FAILED)
    return refuse(OpenErrorKind::unreadable, fmt::format("cannot map {}: {}", path, std::strerror(errno)));
  std::shared_ptr<const void> mapping(address, Unmap{size});
  const CheckedFiles checked(options.checked_in);
  const bool is_new = !checked.has(status);
  auto opened = read({static_cast<const std::byte*>(address), size}, options.check_digest && is_new, is_new);
  if (!opened) {
    opened.error().message = fmt::format("{} {}", path, opened.error().message);
    return opened;
  }
  if (options.check_digest && is_new) checked.add(status);
  opened->mapping_ = std::move(mapping);
  return opened;
}

tl::expected<KnowledgeBase, OpenError> KnowledgeBase::from_bytes(std::span<const std::byte> bytes,
                                                                 const OpenOptions& options) {
  return read(bytes, options.check_digest, true);
}

tl::expected<KnowledgeBase, OpenError> KnowledgeBase::read(std::span<const std::byte> bytes,
                                                           bool check_digest, bool check_rows) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  constexpr std::size_t kFrame = 8;  // offset of the root and the identifier
  if (bytes.size() < kFrame || !fbs::KnowledgeBaseBufferHasIdentifier(data)) {
    if (bytes.size() < kFrame || std::memcmp(data + 4, "KBX", 3) != 0)
      return refuse(OpenErrorKind::not_a_kbx, "is no compiled knowledge base: make one with `kbc build`");
    return refuse(OpenErrorKind::wrong_version,
                  "has another format than this version reads: build it again with kbc");
  }
  const auto damaged = [] {
    return refuse(OpenErrorKind::damaged, "is damaged or cut short: build it again with kbc");
  };
  if (!flatbuffers::Verifier(data, bytes.size()).VerifyBuffer<fbs::AnyFormat>()) return damaged();
  const std::uint32_t format = flatbuffers::GetRoot<fbs::AnyFormat>(data)->format();
  if (format > kFormatVersion)
    return refuse(
        OpenErrorKind::wrong_version,
        fmt::format("has format {}, made by a newer kbc than this version, which reads format {}: use "
                    "the newer version, or build it again with this version's kbc",
                    format, kFormatVersion));
  if (format < kFormatVersion)
    return refuse(OpenErrorKind::wrong_version,
                  fmt::format("has format {}, and this version reads format {}: build it again with kbc",
                              format, kFormatVersion));
  flatbuffers::Verifier verifier(data, bytes.size());
  if (!fbs::VerifyKnowledgeBaseBuffer(verifier)) return damaged();
  const fbs::KnowledgeBase& root = *fbs::GetKnowledgeBase(data);
  const auto offset =
      static_cast<std::size_t>(reinterpret_cast<const std::byte*>(root.digest()) - bytes.data());
  std::array<std::uint64_t, 2> written{};  // copied: where it lies may be askew
  std::memcpy(written.data(), bytes.data() + offset, sizeof written);
  if (check_digest) {
    const DigestValue digest = digest_of(bytes, offset);
    if (digest.low != written[0] || digest.high != written[1])
      return refuse(OpenErrorKind::damaged,
                    "is damaged: its digest does not fit its content. Build it again with kbc");
  }

  KnowledgeBase kb;
  kb.bytes_ = bytes;
  bool aligned = true;  // the verifier looks at tables' lengths alone, not at what their rows need
  // Where things lie: the root itself, then each table with its length. What is changed in a copy of one
  // table must not be another.
  std::vector<std::span<const std::uint8_t>> places;
  const auto* const vtable = reinterpret_cast<const flatbuffers::Table&>(root).GetVTable();
  places.emplace_back(vtable, flatbuffers::ReadScalar<flatbuffers::voffset_t>(vtable));
  places.emplace_back(
      reinterpret_cast<const std::uint8_t*>(&root),
      flatbuffers::ReadScalar<flatbuffers::voffset_t>(vtable + sizeof(flatbuffers::voffset_t)));
  const auto rows = [&](auto& table, const auto* vector) {
    using Row = std::remove_cvref_t<decltype(table[0])>;
    places.emplace_back(reinterpret_cast<const std::uint8_t*>(vector),
                        sizeof(flatbuffers::uoffset_t) + vector->size() * sizeof(Row));
    if (vector->size() == 0) return;
    aligned = aligned && reinterpret_cast<std::uintptr_t>(vector->Data()) % alignof(Row) == 0;
    table = Table<Row>(reinterpret_cast<const Row*>(vector->Data()), vector->size());
  };
  rows(kb.texts_, root.texts());
  rows(kb.files, root.files());
  rows(kb.kinds, root.kinds());
  rows(kb.keywords, root.keywords());
  rows(kb.nodes, root.nodes());
  rows(kb.clauses, root.clauses());
  rows(kb.out_nodes, root.out_nodes());
  rows(kb.out_labels, root.out_labels());
  rows(kb.in_nodes, root.in_nodes());
  rows(kb.in_labels, root.in_labels());
  rows(kb.edge_notes, root.edge_notes());
  rows(kb.names, root.names());
  rows(kb.facts, root.facts());
  rows(kb.measures, root.measures());
  rows(kb.conditions, root.conditions());
  rows(kb.condition_operands, root.condition_operands());
  rows(kb.thresholds, root.thresholds());
  rows(kb.groups, root.groups());
  rows(kb.constraints, root.constraints());
  rows(kb.options, root.options());
  rows(kb.option_rules, root.option_rules());
  rows(kb.contents, root.contents());
  rows(kb.rules, root.rules());
  rows(kb.rule_goals, root.rule_goals());
  rows(kb.rule_overriders, root.rule_overriders());
  rows(kb.doses, root.doses());
  rows(kb.limits, root.limits());
  rows(kb.spacings, root.spacings());
  rows(kb.preferences, root.preferences());
  rows(kb.preference_goals, root.preference_goals());
  rows(kb.claims, root.claims());
  rows(kb.evidence, root.evidence());
  rows(kb.ratings, root.ratings());
  rows(kb.sources, root.sources());
  rows(kb.start_levels, root.start_levels());
  rows(kb.guidance, root.guidance());
  rows(kb.guards, root.guards());
  kb.root_ = root.root();
  kb.reviewed_ = root.reviewed();
  kb.digest_low_ = written[0];
  kb.digest_high_ = written[1];
  std::ranges::sort(places, {}, [](const auto& place) { return place.data(); });
  for (std::size_t i = 1; i < places.size(); ++i)
    if (places[i - 1].data() + places[i - 1].size() > places[i].data())
      return refuse(OpenErrorKind::damaged, "is damaged: its tables overlap. Build it again with kbc");
  if (!aligned)
    return refuse(OpenErrorKind::damaged, "is damaged: a table lies askew. Build it again with kbc");
  if (!check_rows) return kb;
  if (const std::string fault = fault_in(kb); !fault.empty())
    return refuse(OpenErrorKind::damaged, fmt::format("is damaged: {}. Build it again with kbc", fault));
  return kb;
}

}  // namespace kb
