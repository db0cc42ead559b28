package com.example.report;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class ReportBackend {
    public static void main(String[] words) {
        SpringApplication.run(ReportBackend.class, words);
    }
}
