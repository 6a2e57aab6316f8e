c=0; printf 'a\nb\nc\n' > in; while read l; do c=$((c+1)); done < in; echo "$c lines"
{ echo x; echo y; } > out; cat out; for i in 1 2; do echo $i; done >> out; wc -l < out
> empty; wc -c < empty; if true; then v=set; fi > out; echo $v
f() { local v=inner; echo $v; g; }; g() { echo "g sees $v"; }; v=outer; f; echo $v
IFS=,; set -- $(echo a,b,c); echo $# $2; unset IFS
command -v echo; command -v nosuch; echo $?; command echo direct
sleep 1 | cat & wait $!; echo $?; (exit 4) & wait $!; echo $?
sleep 100 & wait & kill $!; wait $!; echo $?
echo 'echo unfinished "' > bad; sh bad; echo $?
