x='a  b'; echo $x; echo "$x"; echo '$x'; echo \$x
y=$x$x; echo "$y" ${y} ${#y}
echo ${none:-default} ${none-dash} ${x:+there} ${none:+there} ${z:=now} $z
path=/usr/lib/file.tar.gz
echo ${path##*/} ${path%/*} ${path%.gz} ${path%%.*} ${path#/usr}
set -- one "two words" three
echo $# $1 "$2"; for i; do echo "[$i]"; done; shift; echo $1
for i in "$@"; do echo "<$i>"; done; echo "$*"
A=5; export A; sh -c 'echo $A'; B=6; sh -c 'echo [$B]'; B=7 sh -c 'echo $B'; echo $B
a=1; (a=2; echo $a); echo $a; { a=3; }; echo $a
unset A; echo ${A-gone}
echo $((1 + 2 * 3)) $(((1 + 2) * 3)) $((7 / 2)) $((7 % 2)) $((3 > 2)) $((a == 3))
eval 'e=evaluated'; echo $e
echo "a
b" | wc -l
echo `echo a` "`echo b  c`" x`echo d`y $(echo $(echo nested))
