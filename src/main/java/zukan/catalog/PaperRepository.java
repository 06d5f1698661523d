package zukan.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface PaperRepository extends Repository<Paper, Long> {

    Optional<Paper> findBySlug(String slug);

    List<Paper> findBySlugIn(Collection<String> slugs);

    List<Paper> findAll();

    List<Paper> findByIdGreaterThanOrderById(long id, Limit most);

    Paper save(Paper paper);

    void delete(Paper paper);

    void flush();
}
