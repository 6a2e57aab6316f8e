// defines signgam
int signgam;
