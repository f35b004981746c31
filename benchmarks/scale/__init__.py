"""Archives of any size, made through the real store, and what questions cost in them.

vocabulary  words as frequent as those of a language
world       sources, and how their lists change over the years
fill        crawls of them, stored
answers     what is asked of an archive, with its times
hourly      one list with years of visits
growth      all of that at sizes from small to large, and the picture of it

python -m benchmarks.scale --entries N DIR makes one archive.
"""
