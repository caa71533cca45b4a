// LaTeX's commands by their tables: accents, letters, signs, and what only changes how a text looks.
#include "compiler/bibliography/latex.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "runtime/text/characters.h"

namespace kbc {
namespace {

using namespace std::string_view_literals;
using Word = std::pair<std::string_view, std::string_view>;

struct LatexAccent {
  char command;
  std::string_view mark;     ///< the combining character
  std::string_view letters;  ///< each letter that Unicode has with it: the letter, then both as one
};

constexpr LatexAccent kLatexAccents[] = {
    {'`', "\xCC\x80", "aàeèiìnǹoòuùwẁyỳAÀEÈIÌNǸOÒUÙWẀYỲ"},
    {'\'', "\xCC\x81", "aácćeégǵiíkḱlĺmḿnńoópṕrŕsśuúwẃyýzźAÁCĆEÉGǴIÍKḰLĹMḾNŃOÓPṔRŔSŚUÚWẂYÝZŹ"},
    {'^', "\xCC\x82", "aâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷzẑAÂCĈEÊGĜHĤIÎJĴOÔSŜUÛWŴYŶZẐ"},
    {'~', "\xCC\x83", "aãeẽiĩnñoõuũvṽyỹAÃEẼIĨNÑOÕUŨVṼYỸ"},
    {'=', "\xCC\x84", "aāeēgḡiīoōuūyȳAĀEĒGḠIĪOŌUŪYȲ"},
    {'u', "\xCC\x86", "aăeĕgğiĭoŏuŭAĂEĔGĞIĬOŎUŬ"},
    {'.', "\xCC\x87", "aȧbḃcċdḋeėfḟgġhḣmṁnṅoȯpṗrṙsṡtṫwẇxẋyẏzżAȦBḂCĊDḊEĖFḞGĠHḢIİMṀNṄOȮPṖRṘSṠTṪWẆXẊYẎZŻ"},
    {'"', "\xCC\x88", "aäeëhḧiïoötẗuüwẅxẍyÿAÄEËHḦIÏOÖUÜWẄXẌYŸ"},
    {'r', "\xCC\x8A", "aåuůwẘyẙAÅUŮ"},
    {'H', "\xCC\x8B", "oőuűOŐUŰ"},
    {'v', "\xCC\x8C", "aǎcčdďeěgǧhȟiǐjǰkǩlľnňoǒrřsštťuǔzžAǍCČDĎEĚGǦHȞIǏKǨLĽNŇOǑRŘSŠTŤUǓZŽ"},
    {'d', "\xCC\xA3", "aạbḅdḍeẹhḥiịkḳlḷmṃnṇoọrṛsṣtṭuụvṿwẉyỵzẓAẠBḄDḌEẸHḤIỊKḲLḶMṂNṆOỌRṚSṢTṬUỤVṾWẈYỴZẒ"},
    {'c', "\xCC\xA7", "cçdḑeȩgģhḩkķlļnņrŗsştţCÇDḐEȨGĢHḨKĶLĻNŅRŖSŞTŢ"},
    {'k', "\xCC\xA8", "aąeęiįoǫuųAĄEĘIĮOǪUŲ"},
    {'b', "\xCC\xB1", "bḇdḏhẖkḵlḻnṉrṟtṯzẕBḆDḎKḴLḺNṈRṞTṮZẔ"},
    {'t', "\xCD\xA1", ""},
};

constexpr Word kLatexSigns[] = {{"AA", "Å"},
                                {"AE", "Æ"},
                                {"DH", "Ð"},
                                {"DJ", "Đ"},
                                {"L", "Ł"},
                                {"NG", "Ŋ"},
                                {"O", "Ø"},
                                {"OE", "Œ"},
                                {"P", "¶"},
                                {"S", "§"},
                                {"TH", "Þ"},
                                {"aa", "å"},
                                {"ae", "æ"},
                                {"alpha", "α"},
                                {"approx", "≈"},
                                {"beta", "β"},
                                {"cdot", "·"},
                                {"chi", "χ"},
                                {"copyright", "©"},
                                {"dag", "†"},
                                {"ddag", "‡"},
                                {"degree", "°"},
                                {"delta", "δ"},
                                {"Delta", "Δ"},
                                {"dh", "ð"},
                                {"dj", "đ"},
                                {"dots", "…"},
                                {"epsilon", "ε"},
                                {"eta", "η"},
                                {"euro", "€"},
                                {"gamma", "γ"},
                                {"Gamma", "Γ"},
                                {"ge", "≥"},
                                {"geq", "≥"},
                                {"i", "ı"},
                                {"infty", "∞"},
                                {"iota", "ι"},
                                {"j", "ȷ"},
                                {"kappa", "κ"},
                                {"l", "ł"},
                                {"lambda", "λ"},
                                {"Lambda", "Λ"},
                                {"ldots", "…"},
                                {"le", "≤"},
                                {"leq", "≤"},
                                {"lq", "‘"},
                                {"mu", "μ"},
                                {"ng", "ŋ"},
                                {"nu", "ν"},
                                {"o", "ø"},
                                {"oe", "œ"},
                                {"omega", "ω"},
                                {"Omega", "Ω"},
                                {"phi", "φ"},
                                {"Phi", "Φ"},
                                {"pi", "π"},
                                {"Pi", "Π"},
                                {"pm", "±"},
                                {"pounds", "£"},
                                {"psi", "ψ"},
                                {"Psi", "Ψ"},
                                {"quad", " "},
                                {"rho", "ρ"},
                                {"rq", "’"},
                                {"sigma", "σ"},
                                {"Sigma", "Σ"},
                                {"sim", "∼"},
                                {"space", " "},
                                {"ss", "ß"},
                                {"tau", "τ"},
                                {"textasciicircum", "^"},
                                {"textasciitilde", "~"},
                                {"textbackslash", "\\"},
                                {"textbar", "|"},
                                {"textbraceleft", "{"},
                                {"textbraceright", "}"},
                                {"textbullet", "•"},
                                {"textdegree", "°"},
                                {"textdollar", "$"},
                                {"textellipsis", "…"},
                                {"textemdash", "—"},
                                {"textendash", "–"},
                                {"textgreater", ">"},
                                {"textless", "<"},
                                {"textmu", "µ"},
                                {"textpm", "±"},
                                {"textquotedblleft", "“"},
                                {"textquotedblright", "”"},
                                {"textquoteleft", "‘"},
                                {"textquoteright", "’"},
                                {"textquotesingle", "'"},
                                {"textregistered", "®"},
                                {"textsection", "§"},
                                {"texttimes", "×"},
                                {"texttrademark", "™"},
                                {"textunderscore", "_"},
                                {"th", "þ"},
                                {"theta", "θ"},
                                {"Theta", "Θ"},
                                {"times", "×"},
                                {"to", "→"},
                                {"xi", "ξ"},
                                {"Xi", "Ξ"},
                                {"zeta", "ζ"}};

/// How a text looks says nothing of what it is: their arguments stay.
constexpr std::string_view kLatexLooks[] = {
    "bf",      "bfseries", "em",         "emph",      "enquote",   "ensuremath", "it",
    "itshape", "mathit",   "mathrm",     "mbox",      "nolinkurl", "normalfont", "path",
    "protect", "rm",       "sc",         "scshape",   "sf",        "text",       "textbf",
    "textit",  "textmd",   "textnormal", "textrm",    "textsc",    "textsf",     "textsl",
    "texttt",  "textup",   "tt",         "uppercase", "url"};

constexpr std::string_view kRaised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁺", "⁻"};
constexpr std::string_view kLowered[] = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉", "₊", "₋"};

constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_tex_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class LatexReader {
 public:
  explicit LatexReader(std::string_view tex) : tex_(tex) {}

  LatexText read() {
    while (at_ < tex_.size()) step();
    if (math_)
      fault(math_at_, math_at_ + 1, "a `$` is never followed by the one that ends the formula",
            "write `\\$` for the sign");
    if (result_.text.ends_with(' ')) result_.text.pop_back();
    return std::move(result_);
  }

 private:
  void step() {
    const char c = tex_[at_];
    if (is_tex_space(c)) {
      ++at_;
      if (!result_.text.empty() && result_.text.back() != ' ') result_.text += ' ';
    } else if (c == '\\') {
      command();
    } else if (c == '$') {
      math_ = !math_;
      math_at_ = at_++;
    } else if (math_ && (c == '^' || c == '_')) {
      const std::size_t begin = at_++;
      shift(begin, c == '^');
    } else if (!ligature()) {
      if (c == '~')
        result_.text += "\u00A0";
      else if (c != '{' && c != '}')
        result_.text += c;
      ++at_;
    }
  }

  bool ligature() {
    static constexpr Word kLigatures[] = {{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}};
    for (const auto& [written, meant] : kLigatures) {
      if (!tex_.substr(at_).starts_with(written)) continue;
      result_.text += meant;
      at_ += written.size();
      return true;
    }
    return false;
  }

  void command() {
    const std::size_t begin = at_++;
    if (at_ == tex_.size())
      return fault(begin, at_, "a `\\` ends the text", "write `\\textbackslash` for the sign");
    if (!is_ascii_letter(tex_[at_])) {
      const char c = tex_[at_++];
      if (std::string_view("{}&%$#_").find(c) != std::string_view::npos)
        result_.text += c;
      else if (std::string_view(" ,;:\\\n\t\r").find(c) != std::string_view::npos)
        result_.text += ' ';
      else if (const LatexAccent* accent = accent_of(c))
        letter(begin, *accent);
      else if (std::string_view("-/@!").find(c) == std::string_view::npos)  // which set nothing
        unknown(begin);
      return;
    }
    const std::size_t name_at = at_;
    while (at_ < tex_.size() && is_ascii_letter(tex_[at_])) ++at_;
    const std::string_view name = tex_.substr(name_at, at_ - name_at);
    const std::size_t end = at_;
    while (at_ < tex_.size() && is_tex_space(tex_[at_])) ++at_;
    const auto* const sign = std::ranges::find(kLatexSigns, name, &Word::first);
    if (sign != std::end(kLatexSigns)) {
      result_.text += sign->second;
    } else if (name.size() == 1 && accent_of(name.front()) != nullptr) {
      letter(begin, *accent_of(name.front()));
    } else if (name == "textsuperscript" || name == "textsubscript") {
      shift(begin, name == "textsuperscript");
    } else if (std::ranges::find(kLatexLooks, name) == std::end(kLatexLooks)) {
      at_ = end;
      unknown(begin);
    }
  }

  static const LatexAccent* accent_of(char command) {
    const auto* const found = std::ranges::find(kLatexAccents, command, &LatexAccent::command);
    return found == std::end(kLatexAccents) ? nullptr : found;
  }

  /// What a command is about: a group without its braces, a command, or one character.
  std::string_view argument() {
    while (at_ < tex_.size() && is_tex_space(tex_[at_])) ++at_;
    if (at_ == tex_.size()) return {};
    const std::size_t begin = at_;
    if (tex_[at_] == '\\') {
      ++at_;
      while (at_ < tex_.size() && is_ascii_letter(tex_[at_])) ++at_;
      const std::string_view command = tex_.substr(begin, at_ - begin);
      while (at_ < tex_.size() && is_tex_space(tex_[at_])) ++at_;
      return command;
    }
    if (tex_[at_] != '{') {
      at_ += kb::character_at(tex_, at_).bytes;
    } else {
      const std::size_t end = std::min(tex_.find_first_of("{}", at_ + 1), tex_.size());
      if (end < tex_.size() && tex_[end] == '}') {
        at_ = end + 1;
        return tex_.substr(begin + 1, end - begin - 1);
      }
      ++at_;  // groups in one another: the accent is on the first letter
      return argument_in_group();
    }
    return tex_.substr(begin, at_ - begin);
  }

  std::string_view argument_in_group() {
    const std::size_t begin = std::min(tex_.find_first_not_of("{ ", at_), tex_.size());
    const std::size_t end = std::min(tex_.find_first_of("{} ", begin), tex_.size());
    at_ = end;
    return tex_.substr(begin, end - begin);
  }

  void letter(std::size_t begin, const LatexAccent& accent) {
    std::string_view base = argument();
    while (base.ends_with(' ')) base.remove_suffix(1);
    if (base == "\\i") base = "i";
    if (base == "\\j") base = "j";
    if (base.empty()) {  // the sign itself
      result_.text += accent.command;
      return;
    }
    if (base.starts_with('\\')) {
      const auto* const sign = std::ranges::find(kLatexSigns, base.substr(1), &Word::first);
      if (sign == std::end(kLatexSigns))
        fault(begin, at_, "an accent stands on no letter", "write the character that is meant, in UTF-8");
      result_.text += sign == std::end(kLatexSigns) ? base : sign->second;
      result_.text += accent.mark;
      return;
    }
    const std::size_t first = kb::character_at(base, 0).bytes;
    const std::string_view head = base.substr(0, first);
    for (std::size_t i = 0; i < accent.letters.size();) {
      const std::size_t both = kb::character_at(accent.letters, i + 1).bytes;
      if (head == accent.letters.substr(i, 1)) {
        result_.text.append(accent.letters.substr(i + 1, both)).append(base.substr(first));
        return;
      }
      i += 1 + both;
    }
    result_.text.append(head).append(accent.mark).append(base.substr(first));
  }

  /// Digits as those that stand higher or lower.
  void shift(std::size_t begin, bool raised) {
    const std::string_view what = argument();
    constexpr std::string_view kShifted = "0123456789+-";
    if (what.empty() || what.find_first_not_of(kShifted) != std::string_view::npos) {
      fault(begin, at_, "only digits can stand higher or lower",
            "write it in characters of its own, or on the line");
      return;
    }
    for (const char c : what) result_.text += (raised ? kRaised : kLowered)[kShifted.find(c)];
  }

  void unknown(std::size_t begin) {
    result_.text += tex_.substr(begin, at_ - begin);
    fault(begin, at_, fmt::format("`{}` is no command that is read", tex_.substr(begin, at_ - begin)),
          "write the character that is meant, in UTF-8");
  }

  void fault(std::size_t begin, std::size_t end, std::string why, std::string_view help) {
    result_.faults.push_back({begin, end, std::move(why), std::string(help)});
  }

  std::string_view tex_;
  std::size_t at_ = 0;
  bool math_ = false;
  std::size_t math_at_ = 0;
  LatexText result_;
};

}  // namespace

LatexText read_latex(std::string_view tex) { return LatexReader(tex).read(); }

}  // namespace kbc
