module report-backend

go 1.22
