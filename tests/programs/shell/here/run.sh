x=5
cat <<E
x is $x, twice is $((2 * x)), `echo back` and $(echo dollar)
a \$x, a \\ and a "quote"
E
cat <<'E'
as it is: $x `echo` \n
E
cat <<-E
	without tabs
	E
cat <<ONE; cat <<TWO
first
ONE
second
TWO
while read a b; do echo "$b-$a"; done <<E
1 2
3 4 5
E
