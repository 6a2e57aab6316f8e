printf 'alice 30 paris\nbob 25 rome\ncarol 35 paris\n' > p.txt
awk '{print $1}' p.txt
awk -F: '{print $1 "-" $NF}' <<E
root:x:0:0:root:/root:/bin/bash
daemon:x:1:1::/usr/sbin:/usr/sbin/nologin
E
awk '{s+=$2} END {print s, s/NR, NR}' p.txt
awk '$2>26 && /paris/ {n++; print NR": "$0} END{print n}' p.txt
awk 'BEGIN{for(i=1;i<=5;i++) printf "%d%s", i*i, i<5?",":"\n"}'
awk '{c[$3]++; t[$3]+=$2} END {for (k in c) print k, c[k], t[k] | "sort"}' p.txt
awk 'BEGIN { x = "hello world"; print toupper(x), length(x), substr(x, 7), substr(x,1,5), index(x,"wor"); n = split("a:b:c", z, ":"); print n, z[1] z[3]; gsub(/o/, "[&]", x); print x; sub("l+", "L", x); print x; print match("foobar", /o+/), RSTART, RLENGTH }'
awk 'function f(n) { return n<2 ? 1 : n*f(n-1) } BEGIN { print f(10); print 2^10, 7%3, -3%2, 1/3, 1e6, 1e20, 0.1+0.2 }'
echo 'a b c d' | awk '{ $2 = "X"; print; print NF; $7="z"; print; NF=2; print }'
echo 'a,b;c' | awk -F'[,;]' '{for(i=NF;i>0;i--) printf "%s ", $i; print ""}'
awk 'NR==1,NR==2' p.txt; awk 'END{print $0, NF}' p.txt; awk '!/o/' p.txt ; awk 'NR%2' p.txt; awk 'length > 13' p.txt; awk '{ if ($2 < 30) print $1, "young"; else if ($2 == 30) print "thirty"; else print "old" }' p.txt
awk -v n=3 'BEGIN{ while (n-->0) print n; do { n++ } while (n<3); print n }'
awk 'BEGIN { while (("echo one; echo two" | getline line) > 0) print "got", line; close("x"); while ((getline l < "p.txt") > 0) c++; print c; "date -u +%Y -d @0" | getline y; print y }' 
awk 'BEGIN { printf "%5.2f|%-6s|%06d|%x|%c|%c|%s|%e|%%\n", 3.14159, "ab", 42, 255, 65, "hello", 1e3, 12345.6789 }'
awk '{ print > "out.txt" } END { close("out.txt"); while ((getline x < "out.txt") > 0) print "r", x }' p.txt
awk 'BEGIN { a["x"]=1; a["y"]=2; delete a["x"]; print ("x" in a), ("y" in a), length(a); b[1,2]=3; for (k in b) { split(k, q, SUBSEP); print q[1], q[2] } ; if ((1,2) in b) print "yes"; print 1==1.0, "a"<"b", "10"<"9", 10<9, "abc" ~ /b/, "abc" ~ "^c" }'
printf '1\n2\n\n3\n4\n' | awk 'BEGIN{RS=""}{print NR ": " $1 "+" $2}' ; printf 'a\n' | awk '{print; next; print "no"} END{exit 3}'; echo $?
awk 'function g(a, i) { a["k"] = i; i = 9 } BEGIN { j = 1; g(arr, j); print arr["k"], j; print system("exit 3"); print index("abc","z"); print int(3.9), int(-3.9), sqrt(16), exp(0), log(1), atan2(0,-1) }'
ls p.txt | awk '{ n++ } END { print (n > 0) ? "files" : "none" }'; awk 'BEGIN { OFS="-"; $0 = "a b c"; $1=$1; print; print $1, $2 }'; echo "x=1 y=2" | awk '{ gsub(/[a-z]=/, ""); print $1+$2 }'; awk 'BEGIN { s = sprintf("%s has %d", "bob", 3); print s; gsub("", "-", s); print s; t="aaa"; print gsub(/x*/, "-", t), t; u = "a.b.c"; gsub(/\./, "/", u); print u; v="a&b"; gsub(/&/, "\\&amp;", v); print v}'
awk '
# a comment
BEGIN { FS = ":" }
{
    names[NR] = $1
    if ($1 ~ /^a/ ||
        $1 == "carol") {
        hits++
    }
    else misses++
}
END {
    for (i = NR; i >= 1; i--)
        print names[i]
    print hits+0, misses+0
}' p.txt
awk '{ print $(NF-1), $NF-1, NR % 2 ? "odd" : "even" }' p.txt; awk 'BEGIN { printf "no newline" ; print ""; print -1 " " 3 - 1; print 1,2 > "/dev/stdout"; print "010"+0, "0x11"+0, 1e3 "" , .5 }'
awk 'NF{ s = ""; for (i = NF; i; i--) s = s $i (i > 1 ? FS : ""); print s }' p.txt; awk '{ $1 = ""; print }' p.txt;  awk '!seen[$3]++' p.txt; awk '{a[NR]=$0} END{for(i=NR;i;i--)print a[i]}' p.txt; awk 'NR==FNR{a[$1]=$2;next} $1 in a{print $1,a[$1]+$2}' p.txt p.txt; awk 'BEGIN{getline; print "first " $0; getline x; print x, NR}' p.txt; awk 'BEGIN { if (!(3 in a)) print "no"; print length(a) }'; awk 'BEGIN { printf("%s %s\n", "a", "b"); print("x", "y"); print("z")("w") }'; awk 'BEGIN { print substr("hello",2,3); exit } END { print "end" }'; awk '/bob/,/carol/ { print NR }' p.txt; awk 'BEGIN{x["a"];for(k in x)print k; print 5 " items"; print 1==1}' ; awk '{ print }
END { print "done" }' p.txt; awk 'BEGIN { print }' 
awk 'BEGIN { print substr("hello", 0), substr("hello", 4, 10); print 1 " " -1; print 1 2; x = 5; x += 3; x ^= 2; print x++ + ++x, x; print !0, !1, -"3", +"4x" }'
