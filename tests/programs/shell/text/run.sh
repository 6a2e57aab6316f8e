printf 'a b c\nd e\n' > f; wc f; wc -l f; wc -w < f; wc -c f
printf 'x\n' > g; wc f g; cat -n f g
seq 5 | head -2; seq 5 | tail -2; seq 5 | head -n -3; seq 5 | tail -n +4; seq 10 | head -n 3 | tail -1
head -c 3 f; echo; head -1 f g
echo hello | tr a-z A-Z; echo hello | tr -d l; echo aabbcc | tr -s abc; echo 'a b  c' | tr ' ' '\n'
echo abc | tr '[:lower:]' '[:upper:]'; printf 'a1b2\n' | tr -cd '0-9\n'; echo abcd | tr a-c x
printf 'a\na\nb\na\n' | uniq; printf 'a\na\nb\n' | uniq -c
printf 'a\tb\tc\n' | cut -f1,3; printf 'a:b:c\n' | cut -d: -f2-; echo abcdef | cut -c2-4,6
echo hello | rev; seq 3 | tac; printf 'a\nb\n' | nl
printf '%s-%d-%x\n' a 10 255; printf '%5s|%-5s|%05d|%.2f\n' a b 42 3.14159; printf '%s\n' a b c; printf '%d%%\n' 50
seq 3 | xargs echo; printf 'a b\nc\n' | xargs -n 1 echo
expr 1 + 2 \* 3; expr 7 \> 5; basename /a/b.c .c; dirname /a/b
printf 'hi\n' | od -c
