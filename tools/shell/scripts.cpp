// The scripts: each hands the line to the program, and shows what it says.
#include <array>

#include "tools/shell/complete.h"

namespace shell {
namespace {

constexpr std::string_view kBash =
    R"script(# bash completion for PROGRAM: the program itself says what can come next.
_PROGRAM() {
  local typed=${COMP_WORDS[COMP_CWORD]} quote= word meaning escaped ending
  case $typed in
    [\"\']*) quote=${typed:0:1} typed=${typed:1} ;;
    *) typed=${typed//\\/} ;;
  esac
  COMPREPLY=()
  while IFS=$'\t' read -r word meaning; do
    if [[ $word == ":files"* ]]; then
      ending=${word#:files} ending=${ending# }
      compopt -o filenames 2>/dev/null
      while IFS= read -r word; do COMPREPLY+=("$word"); done < <(
        compgen -d -- "$typed"
        compgen -f -X "${ending:+!*.$ending}" -- "$typed" | while IFS= read -r word; do
          [[ -d $word ]] || printf '%s\n' "$word"
        done
      )
    elif [[ $quote ]]; then
      COMPREPLY+=("$word")
    else
      printf -v escaped %q "$word"
      COMPREPLY+=("$escaped")
    fi
  done < <("${COMP_WORDS[0]}" complete "${COMP_WORDS[@]:1:COMP_CWORD-1}" "$typed" 2>/dev/null)
}
complete -F _PROGRAM PROGRAM
)script";

constexpr std::string_view kZsh = R"script(#compdef PROGRAM
# zsh completion for PROGRAM: the program itself says what can come next.
compdef _PROGRAM PROGRAM
_PROGRAM() {
  local line ending
  local -a described lines
  lines=("${(@f)$("${(Q)words[1]}" complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
  for line in $lines; do
    if [[ $line == :files* ]]; then
      ending=${${line#:files}# }
      _files ${ending:+-g} ${ending:+"*.$ending"}
    else
      described+=("${${line%%$'\t'*}//:/\\:}${${(M)line:#*$'\t'*}:+:${line#*$'\t'}}")
    fi
  done
  (( $#described )) && _describe -V PROGRAM described
}
[[ $funcstack[1] == _PROGRAM ]] && _PROGRAM "$@"
)script";

constexpr std::string_view kFish =
    R"script(# fish completion for PROGRAM: the program itself says what can come next.
function __PROGRAM_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    for line in ($words[1] complete $words[2..] (string unescape -- $typed; or echo $typed) 2>/dev/null)
        if string match -q ':files*' -- $line
            set -l ending (string replace -r '^:files *' '' -- $line)
            if test -n "$ending"
                __fish_complete_suffix .$ending
            else
                __fish_complete_path $typed
            end
        else
            printf '%s\n' $line
        end
    end
end
complete -c PROGRAM -f -a '(__PROGRAM_complete)'
)script";

struct Script {
  std::string_view shell;
  std::string_view text;
};
constexpr std::array<Script, 3> kScripts{{{"bash", kBash}, {"zsh", kZsh}, {"fish", kFish}}};

}  // namespace

std::optional<std::string> script_for(std::string_view shell, const std::string& program) {
  constexpr std::string_view kProgram = "PROGRAM";
  for (const Script& script : kScripts) {
    if (script.shell != shell) continue;
    std::string text(script.text);
    for (std::size_t at = text.find(kProgram); at != std::string::npos; at = text.find(kProgram, at))
      text.replace(at, kProgram.size(), program);
    return text;
  }
  return std::nullopt;
}

}  // namespace shell
