mkdir w; cd w
printf 'one\ntwo\nthree\n' | sed 's/o/0/'; printf 'foo\n' | sed 's/o/0/g'; printf 'foo\n' | sed 's/o/0/2'; printf 'aXbX\n' | sed 's/X/&&/g'
cd ..; rm -rf w; mkdir w; cd w
printf 'one\ntwo\nthree\n' | sed -n '2p'; printf 'one\ntwo\nthree\n' | sed '2d'; printf '1\n2\n3\n4\n5\n' | sed -n '2,4p'; printf '1\n2\n3\n4\n5\n' | sed '2,4d'; printf '1\n2\n3\n' | sed '$d'; printf '1\n2\n3\n' | sed -n '$='
cd ..; rm -rf w; mkdir w; cd w
printf 'a b\n' | sed 's/\(.*\) \(.*\)/\2 \1/'; printf 'a b\n' | sed -E 's/(.*) (.*)/\2 \1/'; echo /usr/local/bin | sed 's#/usr#/opt#'; echo 'a.b.c' | sed 's/\./-/g'
cd ..; rm -rf w; mkdir w; cd w
printf 'x\ny\nz\n' | sed '/y/d'; printf 'x\ny\nz\n' | sed '/y/!d'; printf 'x\ny\nz\n' | sed -e '/x/s/x/X/' -e 's/z/Z/'; printf '1\n2\n3\n4\n' | sed '2q'; printf '1\n2\n3\n4\n' | sed -n '/2/,/3/p'
cd ..; rm -rf w; mkdir w; cd w
printf 'a\nb\nc\n' | sed '2a\
after'; printf 'a\nb\nc\n' | sed '2i\
before'; printf 'a\nb\nc\n' | sed '2c\
instead'; printf 'a\nb\n' | sed '1a text'; printf 'a\nb\nc\n' | sed '1,2c gone'
cd ..; rm -rf w; mkdir w; cd w
printf 'hello\n' | sed 'y/el/ip/'; printf 'a\nb\nc\nd\n' | sed 'N;s/\n/ /'; printf 'a\nb\nc\n' | sed 'N;s/\n/ /'; printf 'a\nb\nc\n' | sed -n '1!G;h;$p'; printf 'a\nb\nc\n' | sed G
cd ..; rm -rf w; mkdir w; cd w
printf 'a\nb\nc\n' | sed '='; printf 'a\tb\\\n' | sed -n l; printf 'a\nb\n' | sed -n 'x;p'; printf 'aaa\n' | sed ':x;s/a/b/;tx'; printf '1\n2\n3\n4\n5\n6\n' | sed -n '0~2p'; printf '1\n2\n3\n4\n5\n' | sed '2,+1d'
cd ..; rm -rf w; mkdir w; cd w
echo one > f; echo two > g; sed s/o/0/ f g; sed -n '$p' f g; sed -s -n '$p' f g; sed -i s/o/0/ f g; cat f g; sed -n p none; echo $?
cd ..; rm -rf w; mkdir w; cd w
printf 'a,b;c\n' | sed 's/[,;]/\
/g'; printf 'abc\n' | sed 's/b*/X/g'; printf 'baaac\n' | sed 's/a*/x/g'; echo abc | sed 's/x*$/E/'; echo hello world | sed 's/\bw/W/'; echo hello | sed 's/l\+/L/'; echo 'foo bar' | sed 's/\w\+/[&]/g'; echo hello | sed 's/.*/\U&/; s/E/e/'; echo 'hello world' | sed -E 's/(^| )(.)/\1\u\2/g'
cd ..; rm -rf w; mkdir w; cd w
printf 'a\n\nb\n\n\n' | sed '/^$/d'; printf '  x \n' | sed 's/^ *//;s/ *$//'; printf 'k=v\n' | sed -n 's/^k=//p'; printf 'a\nb\n' | sed -n '/a/{p;p}'; printf 'a\nb\n' | sed '/a/{
s/a/A/
}'; printf 'noeol' | sed s/n/N/; printf 'noeol' | sed p; echo abc | sed 's/B/x/I'
cd ..; rm -rf w; mkdir w; cd w
printf 'a\nb\n' | sed 'k'; echo $?; printf 'a\n' | sed 's/a/b'; echo $?; printf 'a\n' | sed 's/a/b/k'; echo $?; echo a | sed '2,p'; echo a | sed '{p'; echo a | sed 'p}'
cd ..; rm -rf w; mkdir w; cd w
printf '1\n2\n3\n' | sed -n '2{p;q}'; printf '1\n2\n3\n' | sed '2q5'; echo $?; printf 'start\na\nend\nb\n' | sed '/start/,/end/d'; echo 'a/b' | sed 's/\//-/'; echo 'x' | sed 's/x/a\&b/'; echo x | sed 's/x/\//' ; echo 'tab' | sed 's/a/\t/'; printf '%s\n' 1 2 3 4 5 | sed -n '2!p'; printf '%s\n' a b c | sed '$!d'; printf '%s\n' a b c | sed '1!{$!d}'
cd ..; rm -rf w; mkdir w; cd w
echo '# c
s/a/b/ # comment
p' > s; echo a | sed -f s; echo a > f; echo a | sed 'r f'; printf 'a\nb\n' | sed -n '/a/w out'; cat out; printf '1\n2\n' | sed '$!N;P;D'; echo hello | sed 's/[aeiou]/<&>/g;s/[^a-z<>]//g'; echo 'a]b' | sed 's/[]]/x/'; echo 'a/b' | sed 's/[/]/x/'
cd ..; rm -rf w
