mkdir dir; cd dir
touch a.c b.c ab.h 'c d.c'
echo *.c; echo ?.c; echo [ab].* a*; echo *.none; echo "*.c" '*.c' \*.c
for f in *.c; do echo "<$f>"; done
x='*.h'; echo $x; echo "$x"
cd ..; echo dir/*.h
for w in main.c main.h README x.cc; do
    case $w in
    *.h) echo "$w: header" ;;
    *.c | *.cc) echo "$w: source" ;;
    [A-Z]*) echo "$w: text" ;;
    esac
done
case nothing in fits) echo no;; esac; echo $?
rm dir/*.c; ls dir
