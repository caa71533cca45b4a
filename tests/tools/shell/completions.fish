# Asks fish itself what it would complete.
set -gx PATH $argv[1] $PATH
source $argv[2]/kbq.fish; or exit 1
source $argv[2]/kbc.fish; or exit 1
set base $argv[3]
set failed 0

# completes EXPECTED LINE: the words, without what they mean
function completes
    set -l given (complete -C $argv[2] | string replace -r '\t.*' '' | string join '|')
    if not string match -q -- $argv[1] "$given"
        printf '%s\n  gives    %s\n  expected %s\n' $argv[2] "$given" $argv[1]
        set -g failed 1
    end
end

completes 'why|why-not' 'kbq why'
completes '*company*endurance*' "kbq ask $base --goal "
completes company "kbq ask $base --goal c"
completes table-salt "kbq ask $base --form ta"
completes 'taking *' "kbq ask $base --with taking"
completes 'taking *' "kbq ask $base --with 'taking "
completes json "kbq ask $base --format j"
completes '*=json' "kbq ask $base --format=j"
completes --without "kbq ask $base --witho"
completes '*hill-walk*' "kbq show $base hi"
completes KB0231 'kbc explain KB0231'
completes needed "kbc analyze $base nee"
complete -C "kbq ask $base --with fra" | string match -q '*'\t'*'; or begin
    echo 'a word has no meaning'
    set failed 1
end
exit $failed
