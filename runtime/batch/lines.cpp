// Lines and cells.
#include "runtime/batch/lines.h"

#include <algorithm>

#include "runtime/profile/tree.h"

namespace kb::batch {

bool LineReader::fill() {
  static constexpr std::size_t kBytes = std::size_t{1} << 16;
  if (ended_) return false;
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t before = buffer_.size();
  buffer_.resize(before + kBytes);
  const std::size_t got = read_(buffer_.data() + before, kBytes);
  buffer_.resize(before + got);
  ended_ = got == 0;
  return !ended_;
}

/// Waits for no more than tells whether it is there.
void LineReader::skip_mark() {
  begun_ = true;
  while (buffer_.size() < kByteOrderMark.size() && kByteOrderMark.starts_with(buffer_) && fill()) {
  }
  if (buffer_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
}

bool LineReader::next(std::string& line) {
  line.clear();
  if (!begun_) skip_mark();
  bool any = false;
  for (;;) {
    const std::size_t end = buffer_.find('\n', at_);
    const std::string_view piece = std::string_view(buffer_).substr(at_, end - at_);
    any = any || !piece.empty() || end != std::string::npos;
    line += piece.substr(0, kMaxBatchLine + 1 - std::min(line.size(), kMaxBatchLine + 1));
    at_ = end == std::string::npos ? buffer_.size() : end + 1;
    if (end != std::string::npos || !fill()) break;
  }
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return any;
}

bool split_cells(std::string_view line, char between, std::vector<std::string>& cells) {
  cells.assign(1, {});
  const bool quotes = between == ',';
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (quotes && line[i] == '"' && cells.back().empty()) {
      for (++i;; ++i) {
        if (i >= line.size()) return false;
        if (line[i] != '"')
          cells.back() += line[i];
        else if (i + 1 < line.size() && line[i + 1] == '"')
          cells.back() += line[i++];
        else
          break;
      }
    } else if (line[i] == between) {
      cells.emplace_back();
    } else {
      cells.back() += line[i];
    }
  }
  return true;
}

void append_cell(std::string& out, std::string_view text, char between) {
  const bool quote = between == ',' && text.find_first_of(",\"\r\n") != std::string_view::npos;
  if (quote) out += '"';
  for (const char c : text) {
    if (quote && c == '"') out += '"';
    out += between == '\t' && (c == '\t' || c == '\n' || c == '\r') ? ' ' : c;
  }
  if (quote) out += '"';
}

}  // namespace kb::batch
