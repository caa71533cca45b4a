// Server: the Language Server Protocol (3.17) over a stream of bytes, without a stream of its own: bytes in,
// bytes out, and the time as an argument.
//
// Messages are answered one after the other in the order in which they came. A request that is cancelled
// before its turn is answered so. Diagnostics follow when the writer pauses: kPause after the last change,
// and at the latest kPatience after the first.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "compiler/lsp/answers.h"
#include "compiler/lsp/framing.h"

namespace kbc::lsp {

class Server {
 public:
  using Time = std::chrono::steady_clock::time_point;
  static constexpr std::chrono::milliseconds kPause{80};
  static constexpr std::chrono::milliseconds kPatience{400};

  /// `write` takes whole framed messages; `version` is the program's.
  Server(std::function<void(std::string)> write, std::string_view version)
      : write_(std::move(write)), version_(version), answers_(workspace_) {}

  void receive(std::string_view bytes);
  /// Whether more may be received before some of it has been answered.
  [[nodiscard]] bool has_room() const { return queued_bytes_ < kMaxMessageBytes; }
  /// Answers the next message, or publishes diagnostics if they are due; false if there is nothing to do.
  bool work(Time now);
  /// When there will be something to do, if nothing is received.
  [[nodiscard]] std::optional<Time> due() const { return due_; }

  [[nodiscard]] bool exited() const { return exited_; }
  /// Of the program: 0 after a shutdown, else 1.
  [[nodiscard]] int status() const { return shut_down_ ? 0 : 1; }

 private:
  struct Message {
    std::string method;
    json::value id;  ///< null: a notification
    json::value params;
    std::size_t bytes = 0;
    bool cancelled = false;
  };

  void receive_message(const std::string& text);
  void cancel(const json::value& params);
  void answer(Message& message);
  void notified(const Message& message, Time now);
  [[nodiscard]] Answer initialize(const json::value& params);
  void opened(const json::value& params);
  void changed(const json::value& params);
  void wait_for_pause(Time now);
  void publish();
  void publish(const std::string& uri, json::array diagnostics);

  void send(json::object message);
  void refuse(const json::value& id, ErrorCode code, std::string_view message);
  void log(std::string_view message);

  std::function<void(std::string)> write_;
  std::string version_;
  Workspace workspace_;
  Answers answers_;
  Encoding encoding_ = Encoding::utf16;
  MessageReader reader_;
  std::deque<Message> queue_;
  std::size_t queued_bytes_ = 0;
  bool initialized_ = false;
  bool shut_down_ = false;
  bool exited_ = false;
  std::optional<Time> due_;
  std::optional<Time> first_change_;
  std::map<std::string, std::string> published_;  ///< by URI, as it was sent
};

}  // namespace kbc::lsp
