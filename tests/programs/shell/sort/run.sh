printf 'b\na\nC\nb\n' > f
sort f; sort -r f; sort -u f; sort -f f
printf '10\n9\n2\n-1\n' | sort; printf '10\n9\n2\n-1\n' | sort -n; printf '10\n9\n2\n' | sort -rn
printf 'b 2 x\na 10 y\nc 1 z\n' > g
sort -k2 -n g; sort -k 2,2n g; sort -k3 -r g; sort -k2,2 g
printf 'b:2\na:10\nc:1\n' | sort -t: -k2n
printf '3 a\n3 b\n1 c\n' | sort -n -k1,1 -u
sort f -o f; cat f
sort nofile; echo $?
cat f g | sort | uniq | wc -l
