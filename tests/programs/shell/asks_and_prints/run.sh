mkdir w; cd w
printf '%d %s\n' 1 a 2 b; printf '%5d|%-5d|%05d\n' 42 42 42; printf '%x %o %c\n' 255 8 hello; printf '%s\n' "a b" c; printf 'no newline'; printf '\n%%\n'; printf '%b\n' 'a\tb'; printf '%.2f\n' 3.14159; printf '%e\n' 12345.678
printf '%s %s\n' a; printf '%d\n' abc; echo $?; printf '%d\n' 0x1f 010; printf '%i\n' "'A"; printf '%q\n' x; echo $?; printf '%*d\n' 5 42; printf 'a\0101b\n'; printf '\x41\n'; printf '%s\n'
echo a:b:c | cut -d: -f2; echo a:b:c | cut -d: -f1,3; echo a:b:c:d | cut -d: -f2-; echo abcdef | cut -c2-4; echo abcdef | cut -c-3; echo abc | cut -b2; printf 'a\tb\n' | cut -f2; echo nodelim | cut -d: -f1; echo nodelim | cut -s -d: -f1; echo a:b:c | cut -d: -f1,2 --output-delimiter=-; echo abcdef | cut --complement -c2-4
f() { echo "args $# $1"; return 3; }; f a b; echo $?; set -- x y z; shift; echo $1 $#; echo "$*" "$@"; echo ${1:-d} ${9:-d} ${x:=set} $x ${x:+alt} ${#x}; y=path/to/file.c; echo ${y##*/} ${y%/*} ${y%.c}.o ${y#*/}; echo $((1+2*3)) $((7%4)) $((1<2)) $((x=4)) $((5/2)) $((-3)) $((1?2:3))
[ 1 -eq 1 ] && echo y; [ a = b ] || echo n; [ ! -e none ] && echo y; [ -n "" ]; echo $?; [ -z "" ] && echo z; [ a \< b ] && echo lt; [ 1 -eq 1 -a 2 -eq 2 ] && echo and; [ 1 -eq 2 -o 2 -eq 2 ] && echo or; [ \( 1 -eq 1 \) ] && echo paren; test -d . && echo d; test x; echo $?; [ "" ]; echo $?; [ 1 -ge 2 ]; echo $?; [ -x /bin/sh ] && echo x; [ -L /bin/nolink ]; echo $?; > e; [ -s e ]; echo $?; [ e -ef e ] && echo ef; [ x -eq 1 ]; echo $?; [ 1 = 1; echo $?; [ a b c ]; echo $?
while getopts ab:c o -a -b arg -c rest; do echo "$o ${OPTARG-none} $OPTIND"; done
set -- -x -yv file; while getopts :xy:z o; do echo "$o $OPTARG"; done; echo $OPTIND
type echo; type if; k() { :; }; type k; type nosuch; echo $?
x=3; echo $((x += 4)) $x $((x = x << 2)) $x $((x > 5 ? x : -x)) $((1 ? 2 : 3)) $((y = 5)) $((y == 5 && x)) $((!y)) $((~0)) $((7 & 3 | 8))
printf 'a b\0c\0' | xargs -0 -n1 echo; seq -f 'n%g' 2; printf 'b\na\n' | sort -c; echo $?; printf 'a\nb\n' | sort -c; echo $?
cd ..; rm -rf w
(set -u; echo $undefined; echo no); echo $?
