// Framing: messages cut out of a stream of bytes by their Content-Length, as the base protocol has it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace kbc::lsp {

/// Larger messages are passed over, and answered with an error; a header may have 4 KiB.
inline constexpr std::size_t kMaxMessageBytes = std::size_t{64} << 20;
inline constexpr std::size_t kMaxHeaderBytes = 4096;

class MessageReader {
 public:
  void feed(std::string_view bytes);
  /// The next whole message, or what is wrong with it; nothing while more has to come. After a fault reading
  /// goes on with the next header that can be found.
  [[nodiscard]] std::optional<tl::expected<std::string, std::string>> next();

 private:
  [[nodiscard]] std::string_view rest() const { return std::string_view(buffer_).substr(begin_); }

  std::string buffer_;
  std::size_t begin_ = 0;  ///< of what has not been read yet
  std::size_t skip_ = 0;   ///< bytes to come of a message that is passed over
};

/// A message with its header.
[[nodiscard]] std::string framed(std::string_view message);

}  // namespace kbc::lsp
