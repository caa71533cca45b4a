# Types into a zsh at a terminal of its own, presses tab, and has the line written down.
zmodload zsh/zpty || exit 1
programs=$1 said=$2 base=$3
lines=${base:h}/completions.$$.txt
: > $lines
export TERM=xterm ZDOTDIR=/nonexistent
zpty terminal zsh -f -i
zpty -w terminal "PATH=$programs:\$PATH; PS1=; cd ${base:h}; autoload -U compinit; compinit -u -D; unsetopt beep
source $said/_kbq; source $said/_kbc; write-line() { print -r -- \$BUFFER >> $lines; BUFFER= }; zle -N write-line; bindkey '^T' write-line"
typeset -a expected
# completes TYPED EXPECTED
completes() {
  zpty -w -n terminal "$1"$'\t\x14'
  expected+=("$2")
}
completes 'kbq wha' 'kbq what-if '
completes "kbq ask $base --goal c" "kbq ask $base --goal company "
completes "kbq ask $base --form ta" "kbq ask $base --form table-salt "
completes "kbq ask $base --format=j" "kbq ask $base --format=json "
completes "kbq ask $base --witho" "kbq ask $base --without "
completes "kbq ask $base --taking no" "kbq ask $base --taking nothing "
completes "kbq ask $base --with takin" "kbq ask $base --with taking\\ "
completes 'kbq ask walk' 'kbq ask walking.kbx '
completes 'kbc explain KB0231' 'kbc explain KB0231 '
completes "kbc analyze $base nee" "kbc analyze $base needed "
zpty -w terminal exit
while zpty -r terminal shown; do :; done
written=("${(@f)$(<$lines)}")
rm -f $lines
failed=0
for i in {1..$#expected}; do
  [[ $written[i] == $expected[i]* ]] && continue
  print -r -- "gives    $written[i]"$'\n'"expected $expected[i]"
  failed=1
done
exit $failed
