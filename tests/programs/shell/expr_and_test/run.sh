mkdir w; cd w
expr 1 + 2 \* 3
cd ..; rm -rf w; mkdir w; cd w
expr \( 1 + 2 \) \* 3; expr 7 / 2; expr 7 % 3; expr -7 / 2; expr 5 - 9
cd ..; rm -rf w; mkdir w; cd w
expr abcdef : 'abc\(.*\)'; expr abcdef : 'abc'; expr abc : 'x'; echo $?; expr abc : '\(x\)'; echo $?
cd ..; rm -rf w; mkdir w; cd w
expr length hello; expr substr hello 2 3; expr substr hello 0 2; expr substr hello 4 99; expr index hello lo; expr index hello z; echo $?
cd ..; rm -rf w; mkdir w; cd w
expr match hello 'h.*l'; expr + length; expr + length = length
cd ..; rm -rf w; mkdir w; cd w
expr 1 / 0; echo $?; expr a + 1; echo $?; expr; echo $?; expr 1 +; echo $?; expr \( 1; echo $?; expr 1 2; echo $?
cd ..; rm -rf w; mkdir w; cd w
expr a \| b; expr 0 \| b; expr '' \| ''; echo $?; expr a \& b; expr a \& 0; echo $?; expr 3 \< 10; expr abc \< abd; expr 10 \>= 9; expr a = a; expr a != a; echo $?
cd ..; rm -rf w; mkdir w; cd w
expr 0; echo $?; expr 00; echo $?; expr ''; echo $?; expr -0; echo $?
cd ..; rm -rf w; mkdir w; cd w
x=file.tar.gz; expr "$x" : '.*\.\(.*\)'; expr "$x" : '\(.*\)\.'; expr "//$x" : '.*/\(.*\)'
cd ..; rm -rf w; mkdir w; cd w
i=0; while [ $i -lt 3 ]; do i=`expr $i + 1`; echo $i; done
cd ..; rm -rf w; mkdir w; cd w
env test 1 -eq 1; echo $?; env test a = b; echo $?; env test -z ''; echo $?; env test -n ''; echo $?; env test; echo $?; env test x; echo $?; env test ''; echo $?
cd ..; rm -rf w; mkdir w; cd w
env test ! x; echo $?; env test ! ''; echo $?; env test ! 1 -eq 2; echo $?; env test \( a = a \); echo $?; env test a = a -a b = c; echo $?; env test a = a -o b = c; echo $?; env test ! a = b -a c = c; echo $?
cd ..; rm -rf w; mkdir w; cd w
echo hi > f; mkdir d; ln -s f l; mkfifo p; for t in e f d L h p s r w x b c S u g k; do for n in f d l p none; do env test -$t $n && echo $t $n; done; done
cd ..; rm -rf w; mkdir w; cd w
env test x -eq 1; echo $?; env test 1 -foo 2; echo $?; env test -q x; echo $?; env test a b; echo $?; env test ' 5 ' -eq 5; echo $?
cd ..; rm -rf w; mkdir w; cd w
touch a; sleep 1; touch b; env test a -ot b; echo $?; env test a -nt b; echo $?; ln a c; env test a -ef c; echo $?; env test a -ef b; echo $?; env test none -ot b; echo $?; env test a -nt none; echo $?
cd ..; rm -rf w; mkdir w; cd w
env test \( a = a -o b = c \) -a d = d; echo $?; env test 1 -eq 1 -a; echo $?; env test \( a; echo $?; env test a = b = c; echo $?; env test -f = -f; echo $?; env test ! ! x; echo $?; env test -t 0; echo $?
cd ..; rm -rf w
