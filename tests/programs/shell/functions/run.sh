f() { echo "f: $1 of $#"; return 3; }
f x y; echo $?
down() { if [ $1 -gt 0 ]; then echo $1; down $(($1 - 1)); fi; }
down 3
find_b() { for i in a b c; do [ $i = b ] && return 5; echo $i; done; echo never; }
find_b; echo $?
f in > out; cat out
f piped | tr a-z A-Z
trap 'echo caught' USR1; kill -USR1 $$; echo after
trap '' USR2; kill -USR2 $$; echo ignored
trap 'echo the end' EXIT
(exit 3); echo $?
