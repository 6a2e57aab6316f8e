printf 'a b\nb c\nd c\nx y\n' | tsort; printf '3 8 3 10 5 11 7 8 7 11 8 9 11 2 11 9 11 10\n' | tsort | tr '\n' ' '; echo
printf 'main parse parse lex main exec exec lex\n' > t; tsort t; printf 'a b b c c a d a\n' | tsort 2>&1; printf 'a b c\n' | tsort; echo $?
seq 10 | shuf | sort -n | tr '\n' ' '; shuf -i 3-7 | sort | tr '\n' ' '; shuf -e a b c | sort | tr '\n' ' '; shuf -n 2 -e x x x; shuf -r -n 3 -e y
head -c 5000 /dev/zero > f; : > e; ln f g; ln -s f s; mkdir d; mkfifo p; chmod 640 f; chmod 4711 e; chmod 600 p
stat -c '%n %s %F %a %A %h %b %o' f e p; stat -c '%N %s %F' s f; stat -c '%F %t:%T' /dev/null; stat -L -c '%F %s' s; stat -c '%5s|%-6a|%%' f; stat f | sed -n 1,2p; stat -c %s none; echo $?
du f; du -b f e; du -b f g; du -h f e; du -c -b f e; du -a -b f; du none; echo $?
head -c 12000 /dev/zero > f; du -h f; du -k -s f
