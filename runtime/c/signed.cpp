// Opening only what a trusted key signed.
#include <memory>
#include <vector>

#include "runtime/c/base.h"
#include "runtime/render/plain.h"
#include "runtime/signature/trust.h"

namespace {

/// The keys, a line each; empty if a line is none.
std::vector<kb::PublicKey> keys_in(std::string_view lines) {
  std::vector<kb::PublicKey> keys;
  while (!lines.empty()) {
    const std::string line(lines.substr(0, lines.find('\n')));
    lines.remove_prefix(line.size() < lines.size() ? line.size() + 1 : line.size());
    const auto key = kb::read_public_key(line + "\n");
    if (!key) return {};
    keys.push_back(*key);
  }
  return keys;
}

}  // namespace

extern "C" kb_status kb_open_signed(const char* path, const char* trusted_keys, kb_base** base, char** text) {
  if (base != nullptr) *base = nullptr;
  if (text != nullptr) *text = nullptr;
  if (path == nullptr || trusted_keys == nullptr || base == nullptr || text == nullptr) return KB_FAILED;
  return kb::c::guarded([&] {
    const std::vector<kb::PublicKey> keys = keys_in(trusted_keys);
    if (keys.empty())
      return kb::c::give(
          KB_REFUSED,
          "the trusted keys are no public keys: take lines of the files KEY.pub that kbc keygen wrote", text);
    kb_base* opened = nullptr;
    if (const kb_status status = kb_open(path, &opened, text); status != KB_ANSWERED) return status;
    std::unique_ptr<kb_base> kept(opened);
    const std::string why = kb::distrust(opened->kb.bytes(), path, keys);
    if (!why.empty()) return kb::c::give(KB_REFUSED, kb::render::plain(why), text);
    *base = kept.release();
    return KB_ANSWERED;
  });
}
