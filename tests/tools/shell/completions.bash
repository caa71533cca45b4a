# Calls the completions as bash does: the words of the line in COMP_WORDS, the one at the cursor by its number.
PATH=$1:$PATH
source "$2/kbq.bash" && source "$2/kbc.bash" || exit 1
base=$3
cd "$(dirname "$base")" || exit 1
rm -rf completions && mkdir -p completions/folder && touch "completions/a b.kbx" completions/other.txt && cd completions || exit 1
failed=0

# completes EXPECTED WORD...: the last word is being typed
completes() {
  local expected=$1 command
  shift
  command=$(complete -p "$1") || exit 1
  [[ $command == *"-F _$1 "* ]] || { echo "complete -p $1 says $command"; failed=1; }
  COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
  "_$1"
  local given
  given=$(IFS='|'; echo "${COMPREPLY[*]}")
  [[ $given == $expected ]] || { printf '%s\n  gives    %s\n  expected %s\n' "$*" "$given" "$expected"; failed=1; }
}

completes 'why|why-not' kbq why
completes 'endurance|company' kbq ask "$base" --goal ''
completes 'company' kbq ask "$base" --goal c
completes 'daily-walk|hill-walk|pole-walk|*' kbq ask "$base" --form ''
completes 'table-salt' kbq ask "$base" --option ta
completes '*knee-injury*' kbq ask "$base" --with ''
completes 'taking\\ *' kbq ask "$base" --with taking
completes 'taking *' kbq ask "$base" --with '"taking '
completes 'taking\\ *' kbq ask "$base" --with 'taking\ '
completes 'nothing' kbq ask "$base" --taking no
completes 'json' kbq ask "$base" --format j
completes 'json' kbq ask "$base" --format = j
completes 'text|json|markdown' kbq ask "$base" --format =
completes '--without' kbq ask "$base" --witho
completes '*--profile*--form*' kbq ask "$base" --
completes 'suggested-with-caution|suggested' kbq why-not "$base" --verdict sugg
completes 'hill-walk' kbq compare "$base" daily-walk hi
completes 'hill-walk*' kbq show "$base" hi
completes 'fact' kbq list "$base" fac
completes 'a b.kbx' kbq ask a
completes 'folder|a b.kbx' kbq ask ''
completes 'other.txt' kbq ask "$base" --profile oth
completes '' kbq ask no-such.kbx --goal ''
completes 'build' kbc bu
completes 'KB0231' kbc explain KB0231
completes 'claim' kbc language cla
completes 'sarif' kbc check --format s
completes 'needed' kbc analyze "$base" nee
completes 'folder' kbc build fol
exit $failed
