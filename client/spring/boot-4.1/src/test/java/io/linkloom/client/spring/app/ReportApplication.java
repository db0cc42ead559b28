package io.linkloom.client.spring.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class ReportApplication {
    public static void main(String[] words) {
        SpringApplication.run(ReportApplication.class, words);
    }
}
