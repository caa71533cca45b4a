// What the fuzz targets share: a target is a function of bytes, as libFuzzer calls it. It ends the program
// where something is wrong that no sanitizer sees.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "compiler/project.h"
#include "runtime/profile/profile.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fuzz {

inline std::string_view text(const std::uint8_t* data, std::size_t size) {
  return size == 0 ? std::string_view{} : std::string_view{reinterpret_cast<const char*>(data), size};
}

/// Ends the program, with the reason, unless this is so.
void require(bool so, std::string_view what, std::string_view detail = {});

/// Ends the program where a text that is shown to somebody has a character that commands a terminal.
void seen(std::string_view shown);

/// The bibliography of the small invented knowledge base that the targets use.
[[nodiscard]] const kbc::NamedText& references();
/// The same as the bytes of a `.kbx`, aligned as a mapped file is, and opened.
[[nodiscard]] const std::vector<std::byte>& sample_bytes();
[[nodiscard]] const kb::KnowledgeBase& sample();

/// Asks a knowledge base what kbq can ask, in every form of answer: the `seed` chooses what, of whom, and
/// about what. `intact`: nothing is damaged, so that every answer must hold when it is verified.
void ask_everything(const kb::KnowledgeBase& kb, std::uint32_t seed, bool intact);
/// What a person whose profile was read can ask.
void ask(const kb::KnowledgeBase& kb, const kb::Profile& profile, bool intact);

/// A number that is the same for the same bytes everywhere.
[[nodiscard]] std::uint32_t seed_of(std::string_view bytes);

}  // namespace fuzz
