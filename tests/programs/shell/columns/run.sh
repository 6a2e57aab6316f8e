printf 'a\nb\nc\nd\n' > 1; printf '1\n2\n' > 2; printf 'x y z' > 3
printf 'a\nb\nc\n' > s1; printf 'b\nc\nd\n' > s2; comm s1 s2; comm -12 s1 s2; comm -23 s1 s2; comm -3 s1 s2
echo 'the quick brown fox jumps over the lazy dog' | fold -w 10; echo 'the quick brown fox jumps over the lazy dog' | fold -s -w 10; printf 'a\tbcdefghijklmnop' | fold -w 12; printf 'abc' | fold -w 1
printf '1 ann\n2 bob\n4 dan\n' > j1; printf '1 x y\n2 z\n2 q\n3 w\n' > j2; join j1 j2; join -a1 j1 j2; join -v2 j1 j2; printf 'k:1\n' > t1; printf 'v:1:z\n' >t2; join -t: -1 2 -2 2 t1 t2
dd if=1 of=o bs=2 2>&1 | grep records; cat o; printf 'hello world' | dd conv=ucase status=none; echo; dd if=/dev/zero bs=10 count=3 status=none | wc -c; dd if=1 bs=2 skip=1 count=1 status=none; printf 'XX' | dd of=o bs=1 seek=2 conv=notrunc status=none; cat o; dd if=1 of=o2 ibs=3 status=none; cmp 1 o2
A=1 printenv A; printenv NOPE; echo $?
seq 10 > ten; split -l 4 ten; ls x*; cat xac; split -b 5 ten p; ls p*; split -d -l 5 ten q; ls q*
printf 'a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\n' > d1; printf 'a\nB\nc\nd\ne\nf\ng\nh\nj\nk\nl\n' > d2; diff d1 d2; diff -u d1 d2 | tail -n +3; diff -q d1 d2; diff d1 d1; echo $?; diff -s d1 d1; diff 1 3; printf 'a  b\n' >w1; printf 'a b\n' > w2; diff -b w1 w2; diff -w w1 w2; diff w1 w2; diff /dev/null 1; diff -u 1 /dev/null | tail -n +3; printf 'A\nb\n' > c1; printf 'a\nb\n' > c2; diff -i c1 c2; seq 30 > e1; seq 30 | sed '5d;20s/.*/xx/' > e2;  diff -u e1 e2 | tail -n +3
nice -n 5 nice; nohup echo hi < /dev/null; nohup nosuch 2> no; cat no; d=$(mktemp -d foo.XXX); test -d $d && echo made; f=$(mktemp ${TMPDIR:-/tmp}/ab.XXXXXXXX); test -f $f && rm $f && echo made
