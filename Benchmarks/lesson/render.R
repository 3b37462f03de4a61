rmarkdown::render('lesson.Rmd', quiet = TRUE)
