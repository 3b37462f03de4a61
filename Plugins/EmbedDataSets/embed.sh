# embed.sh OUTPUT FILE…: writes a Swift file that holds the text of each file under its name without the ending.
set -eu
output=$1
shift
{
    echo '/// The text of each built-in data set, as it stands in Data/Sets.'
    echo 'enum DataSetTexts {'
    for file in "$@"; do
        name=${file##*/}
        printf '    static let %s: StaticString = #"""\n' "${name%.*}"
        cat "$file"
        printf '"""#\n'
    done
    echo '}'
} > "$output.new"
# SwiftPM runs this at every build; a file that is left alone is not compiled again.
if cmp -s "$output.new" "$output"; then rm "$output.new"; else mv "$output.new" "$output"; fi
