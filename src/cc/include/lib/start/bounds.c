// defines etext edata end _etext _edata _end
/* Where a program's parts end (end(3)): an object each in what is only read, in what begins with values, and in what
   begins with zeros. */
const char etext = 0, _etext = 0;
char edata = 1, _edata = 1;
char end, _end;
