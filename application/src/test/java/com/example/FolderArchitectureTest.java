package com.example;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.milepost.application.architecture.AdapterArchitectureContract;
import dev.milepost.application.architecture.Imports;
import java.util.Set;

class FolderArchitectureTest implements AdapterArchitectureContract {
    @Override
    public String basePackage() {
        return "com.example.folder";
    }

    @Override
    public Set<String> technologies() {
        return Set.of();
    }

    /** This adapter is an example among tests; one that is shipped needs no such method. */
    @Override
    public JavaClasses compiled() {
        return Imports.all(basePackage());
    }
}
