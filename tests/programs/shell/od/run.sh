printf 'hello\tworld\n\001\377abc' > t; head -c 70 /dev/zero > z; printf '\000\000\300\077\315\314\314\275\333\017\111\100\001\000\000\000' > f
od t; od -c t; od -x t; od -b t; od -a t; od -d t; od -i t; od -l t; od -s t
od -An -tx1 t; od -A d -t x1 t; od -A x -t x1z t; od -t c -t x1 t; od -tx1 -tc -tu2 t; od -t x1c t; od -to8 t; od -td1 t
od -tf4 f; od -f f; od -w8 -tx1 t; od -j3 -N5 -c t; od z; od -v -tx1 z; od t z | tail -2; echo hi | od -c -An; head -c 4 z | od -An -tx4
od -ty t; od -A q t; od missing; echo $?; od -j 999 t; echo $?
