mkdir d; cd d
touch a b c; ls; rm a; ls -a; ls -1
echo data > f; cp f g; mv g h; cat h; ln -s f link; cat link; readlink link; ln f hard; rm f; cat hard; cat link; echo $?
mkdir e; touch e/x; ls e; rmdir e; echo $?; rm e; echo $?; rm -r e; ls -d e; echo $?
rm nofile; echo $?; rm -f nofile; echo $?; mkdir b; echo $?
ls hard nofile; echo $?
mkfifo p; ls -l p | cut -c1-10; [ -p p ] && echo fifo
chmod_is_left_out=1; test -d . && test -e hard && test ! -e no && echo tests
umask 077; touch private; ls -l private | cut -c1-10
cd ..; pwd > /dev/null; rm -r d; ls d 2>/dev/null; echo $?
cmp /dev/null /dev/null; echo $?
