// Headers read line by line; only Content-Length counts.
#include "compiler/lsp/framing.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace kbc::lsp {
namespace {

constexpr std::string_view kLength = "content-length:";

bool begins_with_length(std::string_view line) {
  const auto same = [](char a, char b) {
    return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b | 0x20) : b);
  };
  return line.size() >= kLength.size() && std::equal(kLength.begin(), kLength.end(), line.begin(), same);
}

/// The length that a header gives; nothing if it gives none.
std::optional<std::size_t> length_in(std::string_view header) {
  while (!header.empty()) {
    const std::size_t end = std::min(header.find("\r\n"), header.size());
    std::string_view line = header.substr(0, end);
    header.remove_prefix(std::min(end + 2, header.size()));
    if (!begins_with_length(line)) continue;
    line.remove_prefix(kLength.size());
    while (line.starts_with(' ')) line.remove_prefix(1);
    while (line.ends_with(' ')) line.remove_suffix(1);
    std::size_t length = 0;
    const auto [stop, error] = std::from_chars(line.data(), line.data() + line.size(), length);
    if (error != std::errc{} || stop != line.data() + line.size()) return std::nullopt;
    return length;
  }
  return std::nullopt;
}

}  // namespace

void MessageReader::feed(std::string_view bytes) {
  const std::size_t skipped = std::min(skip_, bytes.size());
  skip_ -= skipped;
  buffer_.erase(0, begin_);
  begin_ = 0;
  buffer_.append(bytes.substr(skipped));
}

std::optional<tl::expected<std::string, std::string>> MessageReader::next() {
  const std::string_view text = rest();
  const std::size_t header_end = text.find("\r\n\r\n");
  if (header_end == std::string_view::npos || header_end > kMaxHeaderBytes) {
    if (text.size() <= kMaxHeaderBytes) return std::nullopt;
    const std::size_t again = text.find("\r\nContent-Length:", 1);
    begin_ = again == std::string_view::npos ? buffer_.size() : begin_ + again + 2;
    return tl::unexpected(fmt::format("no header of at most {} bytes", kMaxHeaderBytes));
  }
  const auto length = length_in(text.substr(0, header_end));
  const std::size_t body = header_end + 4;
  if (!length) {
    begin_ += body;
    return tl::unexpected(std::string("the header gives no Content-Length"));
  }
  if (*length > kMaxMessageBytes) {
    const std::size_t here = std::min(*length, text.size() - body);
    skip_ = *length - here;
    begin_ += body + here;
    return tl::unexpected(
        fmt::format("the message has {} bytes; at most {} are read", *length, kMaxMessageBytes));
  }
  if (text.size() - body < *length) return std::nullopt;
  begin_ += body + *length;
  return std::string(text.substr(body, *length));
}

std::string framed(std::string_view message) {
  return fmt::format("Content-Length: {}\r\n\r\n{}", message.size(), message);
}

}  // namespace kbc::lsp
